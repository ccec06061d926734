import type { Template } from './package.ts';
import { body, font, footBox, page, paragraph, size, table, type ParagraphLook } from './word.ts';

const red = 'FF0000';
const blank = paragraph('', body);
const kept: ParagraphLook = { ...body, keepNext: true };

/** 7.2.4: red, centred, its upper edge 35 mm (1984) under the top of the text area; the line leaves a tenth above and below the type. */
function heading(tag: string, points: number): string {
  const line = points * 24;
  return `${paragraph(`{#${tag}}`)}${paragraph('{发文机关标志}', { font: font.title, size: points * 2, colour: red, align: 'center', line, before: 1984 - points * 2 })}${paragraph(`{/${tag}}`)}`;
}

/** 7.2.5 and 7.2.7: number two lines below the heading, red line 4 mm under it, as wide as the text area. */
const number = paragraph('{发文字号}', {
  font: font.fangsong,
  size: size.three,
  align: 'center',
  line: page.line,
  before: page.line * 2,
  border: `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="${red}"/></w:pBdr>`,
});

/** 7.3.1: 2号小标宋, two lines below the red line; `{标题}` brings its own line breaks. */
const title = paragraph('{标题}', { font: font.title, size: size.two, align: 'center', line: 640, before: page.line * 2, after: page.line });

const addressee = paragraph('{主送机关}：', { ...body, firstLine: 0 });

/** 7.3.3: 一、黑体 （一）楷体, the rest 仿宋. */
const text =
  [
    '{#正文}',
    '{#一级}',
    paragraph('{文字}', { ...body, font: font.hei, keepNext: true }),
    '{/一级}',
    '{#二级}',
    paragraph('{文字}', { ...body, font: font.kai, keepNext: true }),
    '{/二级}',
    '{#普通}',
    paragraph('{文字}', body),
    '{/普通}',
    '{/正文}',
  ]
    .map((part) => (part.startsWith('<') ? part : paragraph(part)))
    .join('') + paragraph('{末段}', kept);

/** 7.3.4: one line below the text, two characters in; further lines stand under the name. */
const attachmentNames = [
  '{#有附件}',
  blank,
  '{/有附件}',
  '{#单附件}',
  paragraph('附件：{名称}', { ...kept, firstLine: undefined, left: 1600, hanging: 960 }),
  '{/单附件}',
  '{#多附件}',
  paragraph('{前缀}{名称}', { ...kept, firstLine: undefined, left: 1920, hanging: 1280 }),
  '{/多附件}',
]
  .map((part) => (part.startsWith('<') ? part : paragraph(part)))
  .join('');

/** 7.3.5.1: date four characters from the right, name centred over it, room for the seal; never alone on a page. */
function signature(tag: string, axis: number): string {
  const look: ParagraphLook = { ...kept, align: 'left', firstLine: 0, tabs: [['center', axis]] };
  return `${paragraph(`{#${tag}}`)}${paragraph('\t{署名}', look)}${paragraph('\t{成文日期}', { ...look, keepNext: false })}${paragraph(`{/${tag}}`)}`;
}
const character = page.text / 28;
const signatures = `${paragraph('', kept)}${paragraph('', kept)}${signature('署名居右', Math.round(character * 21))}${signature('署名居中右', Math.round(character * 17))}${signature('署名居中', Math.round(character * 14))}`;

/** 7.3.6. */
const note = `${paragraph('{#附注}')}${paragraph('（{文字}）', body)}${paragraph('{/附注}')}`;

/** 7.3.7: on a new page, label at the top left, title on the third line. */
const wide = [460, 1620, 1050, 1960, 2020, 1734];
const narrow = [460, 1560, 950, 1560, 1740, 1560, 1014];
const cell: ParagraphLook = { font: font.fangsong, size: size.five, line: 300, align: 'left' };
function list(widths: readonly number[]): string {
  return table(
    widths,
    [
      {
        head: true,
        height: 480,
        cells: widths.map((width, index) => ({ width, content: paragraph(`{列${index + 1}}`, { ...cell, font: font.hei, align: 'center' }) })),
      },
      {
        height: 420,
        cells: widths.map((width, index) => ({
          width,
          content: paragraph(
            `${index === 0 ? '{#行}' : ''}{格${index + 1}}${index === widths.length - 1 ? '{/行}' : ''}`,
            index === 0 ? { ...cell, align: 'center' } : cell,
          ),
        })),
      },
    ],
    { outer: 8, inner: 4 },
    40,
  );
}

/** Six columns where all items share one period, which the text then says; seven where each has its own. */
const attachments = [
  paragraph('{#附件}'),
  paragraph('附件{序号}', { font: font.hei, size: size.three, line: page.line, newPage: true }),
  paragraph('', { line: page.line }),
  paragraph('{名称}', { font: font.title, size: size.two, align: 'center', line: 640, after: 240 }),
  paragraph('{#六列}'),
  list(wide),
  paragraph('{/六列}'),
  paragraph('{^六列}'),
  list(narrow),
  paragraph('{/六列}'),
  paragraph('{/附件}'),
].join('');

/** 7.4: at the foot of the last page, lines as wide as the text area, 0.35 mm outside and 0.25 mm between. */
const imprintLook: ParagraphLook = { font: font.fangsong, size: size.four, line: 500 };
/** Name and day stand on one line, one character in at either side; after a long name the day has a line of its own. */
const imprintOnOne = paragraph('{印发机关}\t{印发日期}印发', { ...imprintLook, tabs: [['right', page.text - 560]] });
const imprintOnTwo = `${paragraph('{印发机关}', imprintLook)}${paragraph('{印发日期}印发', { ...imprintLook, align: 'right' })}`;
const copies = paragraph('抄送：{抄送}。', { ...imprintLook, left: 840, hanging: 840 });
const small = paragraph('', { line: 20, size: 2 });
function imprintTable(rows: readonly string[]): string {
  return table(
    [page.text],
    rows.map((content) => ({ cells: [{ width: page.text, content }], height: 560 })),
    { outer: 8, inner: 6, sides: false },
    280,
  );
}
function foot(imprint: string, height: number): string {
  return paragraph(
    footBox(
      `${paragraph('{#有抄送}')}${imprintTable([copies, imprint])}${paragraph('{/有抄送}')}${paragraph('{^有抄送}')}${imprintTable([imprint])}${paragraph('{/有抄送}')}${small}`,
      height,
    ),
    { line: 20, size: 2 },
  );
}
const feet = `${paragraph('{^印发机关长}')}${foot(imprintOnOne, 1160)}${paragraph('{/印发机关长}')}${paragraph('{#印发机关长}')}${foot(imprintOnTwo, 1660)}${paragraph('{/印发机关长}')}`;

/** 整改令 督办令 问责令 as a paper of the general form (GB/T 9704-2012 chapter 7). */
export const orderTemplate: Template = {
  title: '督令',
  paper: 'official',
  numbered: true,
  body: [
    heading('标志大', 50),
    heading('标志中', 35),
    heading('标志小', 26),
    number,
    title,
    addressee,
    text,
    attachmentNames,
    signatures,
    note,
    attachments,
    feet,
  ].join(''),
};
