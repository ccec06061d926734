// WordprocessingML in pieces, for the templates. Lengths in twips (1/1440 inch) unless said otherwise.

/** Type sizes in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt. */
export const size = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const;
export const font = { song: '宋体', fangsong: '仿宋_GB2312', hei: '黑体', kai: '楷体_GB2312', title: '方正小标宋简体', latin: 'Times New Roman' } as const;

/** GB/T 9704-2012 5.2: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters. */
export const page = { width: 11_906, height: 16_838, top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1418, line: 579, text: 8844 } as const;
/** 28 characters of 16 pt fill 156 mm when each is set 0.25 pt closer; LibreOffice and Word agree on this, not on a character grid. */
const closer = -5;

export type RunLook = {
  readonly font?: string;
  /** Of letters and figures, where their width counts. */ readonly latin?: string;
  readonly size?: number;
  readonly colour?: string;
  readonly spacing?: number;
};
export type ParagraphLook = RunLook & {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Exact line pitch; 0 for the font's own. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  readonly left?: number;
  readonly right?: number;
  readonly firstLine?: number;
  readonly hanging?: number;
  readonly keepNext?: boolean;
  readonly newPage?: boolean;
  readonly tabs?: ReadonlyArray<readonly [kind: 'center' | 'right' | 'left', at: number]>;
  readonly border?: string;
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function runProperties(look: RunLook): string {
  const name =
    look.font === undefined
      ? ''
      : `<w:rFonts w:ascii="${look.latin ?? look.font}" w:hAnsi="${look.latin ?? look.font}" w:eastAsia="${look.font}" w:cs="${look.latin ?? look.font}"/>`;
  const colour = look.colour === undefined ? '' : `<w:color w:val="${look.colour}"/>`;
  const spacing = look.spacing === undefined ? '' : `<w:spacing w:val="${look.spacing}"/>`;
  const points = look.size === undefined ? '' : `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`;
  return `${name}${colour}${spacing}${points}`;
}

/** A run of text; a tab character becomes a tab. */
function run(text: string, look: RunLook = {}): string {
  const properties = runProperties(look);
  const content = text
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escape(part)}</w:t>`))
    .join('<w:tab/>');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

/** A paragraph of one look; `content` is text, or runs already made. */
export function paragraph(content: string, look: ParagraphLook = {}): string {
  const tabs = look.tabs === undefined ? '' : `<w:tabs>${look.tabs.map(([kind, at]) => `<w:tab w:val="${kind}" w:pos="${at}"/>`).join('')}</w:tabs>`;
  const line = look.line === undefined ? '' : look.line === 0 ? ' w:line="240" w:lineRule="auto"' : ` w:line="${look.line}" w:lineRule="exact"`;
  const spacing =
    look.before === undefined && look.after === undefined && line === ''
      ? ''
      : `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}"${line}/>`;
  // LibreOffice stretches even exact lines to the grid; only the body's pitch is the grid's.
  const grid = look.line === undefined || look.line === page.line ? '' : '<w:snapToGrid w:val="0"/>';
  const sides = [
    ['left', look.left],
    ['right', look.right],
    ['firstLine', look.firstLine],
    ['hanging', look.hanging],
  ].filter(([, value]) => value !== undefined);
  const indent = sides.length === 0 ? '' : `<w:ind${sides.map(([side, value]) => ` w:${side}="${value}"`).join('')}/>`;
  const properties = `${look.keepNext === true ? '<w:keepNext/>' : ''}${look.newPage === true ? '<w:pageBreakBefore/>' : ''}${look.border ?? ''}${tabs}${grid}${spacing}${indent}${look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`}`;
  const runs = content.startsWith('<w:') ? content : content === '' ? '' : run(content, look);
  const mark = runProperties(look);
  return `<w:p><w:pPr>${properties}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${runs}</w:p>`;
}

export type Cell = {
  readonly content: string;
  readonly width: number;
  readonly span?: number;
  readonly join?: 'start' | 'go';
  readonly align?: 'center' | 'top';
};
export type Row = { readonly cells: readonly Cell[]; readonly height?: number; readonly head?: boolean };
export type Borders = { readonly outer: number; readonly inner: number; readonly sides?: boolean };

/** A table of fixed widths; border widths in eighths of a point, 0 for none. */
export function table(widths: readonly number[], rows: readonly Row[], borders: Borders, margin = 80): string {
  const border = (side: string, width: number): string => `<w:${side} w:val="${width === 0 ? 'nil' : 'single'}" w:sz="${width}" w:space="0" w:color="000000"/>`;
  const sides = borders.sides === false ? 0 : borders.outer;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${border('top', borders.outer)}${border('left', sides)}${border('bottom', borders.outer)}${border('right', sides)}${border('insideH', borders.inner)}${border('insideV', borders.sides === false ? 0 : borders.inner)}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map(rowXml).join('')}</w:tbl>`;
}

function rowXml(row: Row): string {
  const height = row.height === undefined ? '' : `<w:trHeight w:val="${row.height}" w:hRule="atLeast"/>`;
  const cells = row.cells.map(
    (cell) =>
      `<w:tc><w:tcPr><w:tcW w:w="${cell.width}" w:type="dxa"/>${cell.span === undefined ? '' : `<w:gridSpan w:val="${cell.span}"/>`}${cell.join === undefined ? '' : cell.join === 'start' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'}<w:vAlign w:val="${cell.align ?? 'center'}"/></w:tcPr>${cell.content}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${height}${row.head === true ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

/**
 * A box at the foot of the text area of the page its paragraph stands on; it grows upwards with its content. A floating
 * table would be dropped by LibreOffice when it ends the document; a text box is not.
 */
export function footBox(content: string, height: number): string {
  const emu = (twips: number): number => twips * 635;
  const extent = `cx="${emu(page.text)}" cy="${emu(height)}"`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV><wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
}

/** Fields of a page number. */
export function pageField(look: RunLook): string {
  const properties = `<w:rPr>${runProperties(look)}</w:rPr>`;
  return `<w:r>${properties}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${properties}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${properties}<w:fldChar w:fldCharType="separate"/></w:r><w:r>${properties}<w:t>1</w:t></w:r><w:r>${properties}<w:fldChar w:fldCharType="end"/></w:r>`;
}

export const body: ParagraphLook = { font: font.fangsong, size: size.three, spacing: closer, align: 'both', line: page.line, firstLine: 640 };
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
