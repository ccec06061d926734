import type { Template } from './package.ts';
import { font, paragraph, size, table, type ParagraphLook } from './word.ts';

const text: ParagraphLook = { font: font.fangsong, size: size.three, align: 'center', line: 560 };
const small: ParagraphLook = { font: font.fangsong, size: size.four, align: 'center', line: 480 };

/** 案卷封面 (GB/T 9705-2008 图1): fonds, category, title; time, period, count; the three numbers at the foot. */
export const coverTemplate: Template = {
  title: '案卷封面',
  paper: 'form',
  numbered: false,
  body: [
    paragraph('{全宗名称}', { font: font.title, size: 52, align: 'center', line: 800, before: 1500 }),
    paragraph('{类目名称}', { ...text, before: 300, after: 700 }),
    table(
      [9072],
      [{ height: 2700, cells: [{ width: 9072, content: paragraph('{案卷题名}', { font: font.title, size: size.two, align: 'center', line: 700 }) }] }],
      { outer: 8, inner: 4 },
      200,
    ),
    paragraph('', { line: 700 }),
    table(
      [5472, 1600, 2000],
      [
        {
          height: 900,
          cells: [
            { width: 5472, content: paragraph('自{起始日期}至{终止日期}', small) },
            { width: 1600, content: paragraph('保管期限', { ...small, font: font.hei }) },
            { width: 2000, content: paragraph('{保管期限}', small) },
          ],
        },
        {
          height: 900,
          cells: [
            { width: 5472, content: paragraph('本卷共{件数}件{页数}页', small) },
            { width: 1600, content: paragraph('归档号', { ...small, font: font.hei }) },
            { width: 2000, content: paragraph('{归档号}', small) },
          ],
        },
      ],
      { outer: 8, inner: 4 },
      80,
    ),
    paragraph('', { line: 900 }),
    table(
      [2000, 2000, 2000],
      [
        { height: 560, cells: ['全宗号', '目录号', '案卷号'].map((name) => ({ width: 2000, content: paragraph(name, { ...small, font: font.hei }) })) },
        { height: 760, cells: ['{全宗号}', '{目录号}', '{案卷号}'].map((tag) => ({ width: 2000, content: paragraph(tag, small) })) },
      ],
      { outer: 8, inner: 4 },
      80,
    ),
    paragraph('', { line: 20, size: 2 }),
  ].join(''),
};

const fields = ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'];
/** 档号, 日期 and a 挂账号 in 备注 stand in one line, also where 仿宋_GB2312 is missing: their letters and figures have a font of their own. */
const widths = [600, 3300, 1950, 1450, 3080, 1250, 600, 600, 1740];
const line: ParagraphLook = { font: font.fangsong, latin: font.latin, size: size.five, line: 300, align: 'left' };
const centred = new Set(['序号', '日期', '密级', '页数']);
/** Numbers are longer than they are read: 小五. */
const numbers = new Set(['档号', '文号', '备注']);

function lookOf(name: string): ParagraphLook {
  return { ...line, ...(centred.has(name) ? { align: 'center' as const } : {}), ...(numbers.has(name) ? { size: size.smallFive } : {}) };
}

/** 归档文件目录 (DA/T 22-2015 图A.3): A4 across, the header repeated on each page. */
export const catalogueTemplate: Template = {
  title: '归档文件目录',
  paper: 'across',
  numbered: true,
  body: [
    paragraph('归档文件目录', { font: font.title, size: size.two, align: 'center', line: 700, after: 120 }),
    paragraph('全宗：{全宗}　　年度：{年度}　　保管期限：{保管期限}　　机构（问题）：{机构或问题}', {
      font: font.fangsong,
      size: size.smallFour,
      line: 400,
      after: 80,
    }),
    table(
      widths,
      [
        {
          head: true,
          height: 560,
          cells: fields.map((name, index) => ({ width: widths[index] ?? 0, content: paragraph(name, { ...line, font: font.hei, align: 'center' }) })),
        },
        {
          height: 480,
          cells: fields.map((name, index) => ({
            width: widths[index] ?? 0,
            content: paragraph(`${index === 0 ? '{#行}' : ''}{${name}}${index === fields.length - 1 ? '{/行}' : ''}`, lookOf(name)),
          })),
        },
      ],
      { outer: 8, inner: 4 },
      60,
    ),
    paragraph('', { line: 20, size: 2 }),
  ].join(''),
};
