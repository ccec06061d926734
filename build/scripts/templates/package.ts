import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { body, font, namespaces, page, pageField, paragraph, size, type ParagraphLook } from './word.ts';

/** A document to be packed: its body, its paper, and what stands in header and footer. */
export type Template = {
  readonly title: string;
  readonly body: string;
  /** Portrait with the margins of GB/T 9704, portrait for forms, or across. */
  readonly paper: 'official' | 'form' | 'across';
  readonly numbered: boolean;
};

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const stamp = new Date(Date.UTC(1980, 0, 1, 12));

const papers: Readonly<Record<Template['paper'], string>> = {
  official: section(page.width, page.height, [page.top, page.right, page.bottom, page.left], page.footer, false),
  form: section(page.width, page.height, [1417, 1417, 1417, 1417], 850, false),
  across: section(page.height, page.width, [1587, 1134, 1134, 1134], 680, true),
};

function section(
  width: number,
  height: number,
  [top, right, bottom, left]: readonly [number, number, number, number],
  footer: number,
  across: boolean,
): string {
  const references = ['default', 'even'].flatMap((kind) => [
    `<w:headerReference w:type="${kind}" r:id="${kind}Header"/>`,
    `<w:footerReference w:type="${kind}" r:id="${kind}Footer"/>`,
  ]);
  return `<w:sectPr>${references.join('')}<w:pgSz w:w="${width}" w:h="${height}"${across ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="${footer}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="${page.line}"/></w:sectPr>`;
}

/** The mark of samples, in every header; gone when the paper is real. */
const sampleHeader = paragraph('{#样例}样例　仅供演示，不具公文效力{/样例}', { font: font.hei, size: size.four, colour: 'B5302A', align: 'right', line: 0 });

/** GB/T 9704-2012 7.5: 4号半角宋体, 一字线 on both sides, one character in from the outer edge. */
function numberFooter(numbered: boolean, even: boolean): string {
  if (!numbered) return paragraph('', { size: size.four, font: font.song, line: 0 });
  const look = { font: font.song, size: size.four };
  const place: ParagraphLook = even ? { align: 'left', left: 280 } : { align: 'right', right: 280 };
  const dash = (text: string): string =>
    `<w:r><w:rPr><w:rFonts w:ascii="${font.song}" w:hAnsi="${font.song}" w:eastAsia="${font.song}"/><w:sz w:val="${size.four}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return paragraph(`${dash('— ')}${pageField(look)}${dash(' —')}`, { ...look, ...place, line: 360 });
}

function styles(): string {
  return `${head}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font.fangsong}" w:hAnsi="${font.fangsong}" w:eastAsia="${font.fangsong}" w:cs="${font.fangsong}"/><w:sz w:val="${size.three}"/><w:szCs w:val="${size.three}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="${body.line}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>`;
}

/** The fonts by their official names, with the ones systems have instead. */
function fontTable(): string {
  const fonts: ReadonlyArray<readonly [string, string]> = [
    [font.fangsong, '仿宋'],
    [font.kai, '楷体'],
    [font.hei, 'SimHei'],
    [font.song, 'SimSun'],
    [font.title, '方正小标宋_GBK'],
  ];
  return `${head}<w:fonts ${namespaces}>${fonts.map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`).join('')}</w:fonts>`;
}

function settings(): string {
  return `${head}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;
}

/** Packs a template; equal sources give equal parts. */
export async function packTemplate(template: Template): Promise<Buffer> {
  const part = (name: string, root: string, content: string): readonly [string, string] => [
    `word/${name}.xml`,
    `${head}<w:${root} ${namespaces}>${content}</w:${root}>`,
  ];
  const parts: Array<readonly [string, string]> = [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>${['styles', 'settings', 'fontTable'].map((name) => `<Override PartName="/word/${name}.xml" ContentType="${types}.${name}+xml"/>`).join('')}${['Header', 'Footer'].flatMap((name) => ['default', 'even'].map((kind) => `<Override PartName="/word/${kind}${name}.xml" ContentType="${types}.${name.toLowerCase()}+xml"/>`)).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${template.title}</dc:title></cp:coreProperties>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['styles', 'settings', 'fontTable'].map((name) => `<Relationship Id="${name}" Type="${relations}/${name}" Target="${name}.xml"/>`).join('')}${['Header', 'Footer'].flatMap((name) => ['default', 'even'].map((kind) => `<Relationship Id="${kind}${name}" Type="${relations}/${name.toLowerCase()}" Target="${kind}${name}.xml"/>`)).join('')}</Relationships>`,
    ],
    part('document', 'document', `<w:body>${template.body}${papers[template.paper]}</w:body>`),
    ['word/styles.xml', styles()],
    ['word/settings.xml', settings()],
    ['word/fontTable.xml', fontTable()],
    part('defaultHeader', 'hdr', sampleHeader),
    part('evenHeader', 'hdr', sampleHeader),
    part('defaultFooter', 'ftr', numberFooter(template.numbered, false)),
    part('evenFooter', 'ftr', numberFooter(template.numbered, true)),
  ];
  const zip = new yazl.ZipFile();
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content), name, { mtime: stamp, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream);
}
