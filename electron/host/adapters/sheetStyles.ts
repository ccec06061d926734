/** The look of a cell: what it holds and whether it is marked. */
export type CellLook = 'text' | 'short' | 'guarded' | 'loose' | 'integer' | 'decimal' | 'date';
export type CellMarking = 'none' | 'error' | 'changed';

/** Colours of `design/README.md`, as opaque ARGB. */
export const sheetColours = { ink: 'FF1E3A5F', inkTint: 'FFE9EFF6', line: 'FF76828E', seal: 'FFB5302A', sealTint: 'FFFBECEA', amberTint: 'FFFCF2E0' } as const;

const looks: readonly CellLook[] = ['text', 'short', 'guarded', 'loose', 'integer', 'decimal', 'date'];
const markings: readonly CellMarking[] = ['none', 'error', 'changed'];
const fixed = ['plain', 'title', 'subtitle', 'header', 'note'] as const;

/** Index of a fixed style in `cellXfs`. */
export function fixedStyle(name: (typeof fixed)[number]): number {
  return fixed.indexOf(name);
}

/** Index of a body cell's style in `cellXfs`. */
export function bodyStyle(look: CellLook, marking: CellMarking): number {
  return fixed.length + markings.indexOf(marking) * looks.length + looks.indexOf(look);
}

const font = { body: 0, title: 1, header: 2, note: 3, error: 4 } as const;
const fill = { none: 0, header: 2, error: 3, changed: 4 } as const;
const textFormat = 49;
const dateFormat = 176;

/** The whole `styles.xml`: 宋体 titles and headers, 仿宋 body, thin lines; numbers right and off the line, text left, dates centred. */
export function stylesXml(): string {
  const fonts = [
    fontXml('仿宋', 11),
    fontXml('宋体', 18, '<b/>'),
    fontXml('宋体', 11, '<b/>', sheetColours.ink),
    fontXml('仿宋', 10.5),
    fontXml('仿宋', 11, '', sheetColours.seal),
  ];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...[sheetColours.inkTint, sheetColours.sealTint, sheetColours.amberTint].map(fillXml),
  ];
  const side = (name: string): string => `<${name} style="thin"><color rgb="${sheetColours.line}"/></${name}>`;
  const borders = [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  ];
  const formats = [
    xf(0, font.body, fill.none, 0, ''),
    xf(0, font.title, fill.none, 0, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    xf(0, font.body, fill.none, 0, '<alignment horizontal="left" vertical="center" wrapText="1"/>'),
    xf(0, font.header, fill.header, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    xf(0, font.note, fill.none, 0, '<alignment horizontal="left" vertical="top" wrapText="1"/>'),
    ...markings.flatMap((marking) => looks.map((look) => bodyXf(look, marking))),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="${dateFormat}" formatCode="yyyy\\-mm\\-dd"/></numFmts>${list('fonts', fonts)}${list('fills', fills)}${list('borders', borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', formats)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;
}

function bodyXf(look: CellLook, marking: CellMarking): string {
  const number = look === 'text' || look === 'short' || look === 'guarded' ? textFormat : look === 'integer' ? 1 : look === 'date' ? dateFormat : 0;
  const side = look === 'integer' || look === 'decimal' ? 'right' : look === 'date' || look === 'short' ? 'center' : 'left';
  const tint = marking === 'error' ? fill.error : marking === 'changed' ? fill.changed : fill.none;
  const quote = look === 'guarded' ? ' quotePrefix="1"' : '';
  return xf(
    number,
    marking === 'error' ? font.error : font.body,
    tint,
    1,
    `<alignment horizontal="${side}" vertical="center"${side === 'right' ? ' indent="1"' : look === 'date' ? '' : ' wrapText="1"'}/>`,
    quote,
  );
}

function xf(number: number, fontId: number, fillId: number, borderId: number, alignment: string, more = ''): string {
  const applied = `${number === 0 ? '' : ' applyNumberFormat="1"'} applyFont="1"${fillId === 0 ? '' : ' applyFill="1"'}${borderId === 0 ? '' : ' applyBorder="1"'}${alignment === '' ? '' : ' applyAlignment="1"'}`;
  return `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"${more}${applied}${alignment === '' ? '/>' : `>${alignment}</xf>`}`;
}

function fontXml(name: string, size: number, before = '', colour = ''): string {
  return `<font>${before}<sz val="${size}"/>${colour === '' ? '<color theme="1"/>' : `<color rgb="${colour}"/>`}<name val="${name}"/><family val="3"/><charset val="134"/></font>`;
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
