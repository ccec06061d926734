import { escapeXml } from './xmlTags.ts';

/** A comment on a cell; row and column zero-based. */
export type CellNote = { readonly row: number; readonly column: number; readonly reference: string; readonly text: string };

/** The comments part of a sheet. */
export function commentsXml(notes: readonly CellNote[], author: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${escapeXml(author)}</author></authors><commentList>${notes.map((note) => commentXml(note, 0)).join('')}</commentList></comments>`;
}

/** One comment by the author of the given index. */
export function commentXml(note: CellNote, author: number): string {
  return `<comment ref="${note.reference}" authorId="${author}"><text><r><rPr><sz val="10"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">${escapeXml(note.text)}</t></r></text></comment>`;
}

/** Shapes a drawing part can number in one block ([MS-OI29500] VML id map). */
const block = 1024;

/**
 * The drawing part without which no program shows a comment: one hidden box per note, tinted like the marked cell.
 * `firstBlock` must differ between the sheets of a workbook.
 */
export function notesDrawingXml(notes: readonly CellNote[], firstBlock: number): string {
  const blocks = Array.from({ length: blocksOf(notes.length) }, (_, index) => firstBlock + index).join(',');
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks}"/></o:shapelayout>${noteShapeType}${noteShapes(notes, firstBlock)}</xml>`;
}

export const noteShapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** Number of id blocks a sheet with so many notes takes. */
export function blocksOf(notes: number): number {
  return Math.max(1, Math.ceil(notes / (block - 1)));
}

/** The boxes alone, to be added to a drawing that exists. */
export function noteShapes(notes: readonly CellNote[], firstBlock: number): string {
  return notes
    .map((note, index) => {
      const id = (firstBlock + Math.floor(index / (block - 1))) * block + 1 + (index % (block - 1));
      const lines = Math.max(
        2,
        note.text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 13), 0),
      );
      const anchor = [note.column + 1, 12, Math.max(0, note.row - 1), 8, note.column + 4, 20, Math.max(0, note.row - 1) + Math.min(12, lines), 12].join(', ');
      return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;z-index:${index + 1};visibility:hidden" fillcolor="#fbecea" strokecolor="#b5302a" o:insetmode="auto"><v:fill color2="#fbecea"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`;
    })
    .join('');
}
