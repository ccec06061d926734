import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { AppError } from '#shared/domain/errors.ts';
import { columnLetters, type GridCell, type WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import type { CellMark } from '#shared/domain/import/marks.ts';
import { sheetWords } from '#shared/words/documents.ts';
import { officePackage, partText, relationsName, relationsOf, type OfficePackage } from './officePackage.ts';
import { blocksOf, commentXml, commentsXml, noteShapes, noteShapeType, notesDrawingXml, type CellNote } from './sheetNotes.ts';
import { sheetColours } from './sheetStyles.ts';
import { parseWorkbook } from './spreadsheetParser.ts';
import { checkWorkbook } from './workbookGuard.ts';
import { markCells, type MarkedCells, type Tint } from './worksheetMarks.ts';
import { escapeXml, startTags } from './xmlTags.ts';
import { buildZip, carriedPart, deflatedPart } from './zipBuilder.ts';
import { officeLimits, readZipDirectory } from './zipDirectory.ts';

/**
 * Marks cells of a checked workbook (see `markWorkbook`). Works on the XML itself, so that what no library models
 * survives: column styles, printer settings, pictures, macros.
 * @throws AppError as `checkWorkbook`; workbook_mark_missing {sheet}
 */
export async function addMarks(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array> {
  const checked = checkWorkbook(bytes);
  if (checked.format === 'xls') return markedCopy(await parseWorkbook(bytes), marks);
  const source = officePackage(bytes, readZipDirectory(bytes, officeLimits));
  const changes = new Map<string, string>();
  const main = relationsOf(source, '').find((relation) => relation.type === 'officeDocument')?.target ?? '';
  const workbook = partText(source, main) ?? '';
  const relations = relationsOf(source, main);
  const styles = markedStyles(source, relations.find((relation) => relation.type === 'styles')?.target ?? '', changes);
  const kinds = workbook.includes('purl.oclc.org/ooxml')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  for (const [sheet, own] of bySheet(marks)) {
    const id = startTags(workbook, 'sheet').find((tag) => tag['name'] === sheet)?.['id'];
    const part = relations.find((relation) => relation.type === 'worksheet' && relation.id === id)?.target;
    const xml = part === undefined ? null : partText(source, part);
    if (part === undefined || xml === null) throw new AppError('workbook_mark_missing', { sheet });
    changes.set(part, addNotes(source, part, markCells(xml, cellsOf(own), styles.restyle), notesOf(own), kinds, changes));
  }
  styles.finish();
  return repack(source, changes);
}

function bySheet(marks: readonly CellMark[]): Map<string, CellMark[]> {
  return Map.groupBy(marks, (mark) => mark.sheet);
}

function cellsOf(marks: readonly CellMark[]): MarkedCells {
  const rows = new Map<number, Map<number, Tint>>();
  for (const mark of marks) {
    const cells = rows.get(mark.row + 1) ?? new Map<number, Tint>();
    rows.set(mark.row + 1, cells.set(mark.column, tintOf(mark)));
  }
  return rows;
}

function tintOf(mark: CellMark): Tint {
  return mark.severity === 'error' ? 'error' : 'changed';
}

/** One note a cell; several reasons for one cell stand under each other. */
function notesOf(marks: readonly CellMark[]): CellNote[] {
  const cells = Map.groupBy(marks, (mark) => `${columnLetters(mark.column)}${mark.row + 1}`);
  return [...cells].flatMap(([reference, own]) => {
    const [first] = own;
    return first === undefined ? [] : [{ row: first.row, column: first.column, reference, text: own.map((mark) => mark.note).join('\n') }];
  });
}

type Restyle = { readonly restyle: (style: number, tint: Tint) => number; readonly finish: () => void };

/** Marked variants of cell formats: the same format with a red or amber fill, made when first needed. */
function markedStyles(source: OfficePackage, part: string, changes: Map<string, string>): Restyle {
  const xml = partText(source, part);
  const list = xml === null ? null : /<([\w.-]+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?cellXfs>/.exec(xml);
  const fills = xml === null ? null : /<([\w.-]+:)?fills\b[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?fills>/.exec(xml);
  if (xml === null || list === null || fills === null) return { restyle: (style) => style, finish: () => undefined };
  const prefix = list[1] ?? '';
  const formats = (list[2] ?? '').match(new RegExp(`<${prefix}xf(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${prefix}xf>)`, 'g')) ?? [];
  const fillCount = (fills[2] ?? '').match(new RegExp(`<${prefix}fill(?=[\\s>])`, 'g'))?.length ?? 0;
  const added: string[] = [];
  const known = new Map<string, number>();
  const restyle = (style: number, tint: Tint): number => {
    const seen = known.get(`${style} ${tint}`);
    if (seen !== undefined) return seen;
    const base = formats[style] ?? formats[0] ?? `<${prefix}xf/>`;
    const index =
      formats.length +
      added.push(
        base.replace(
          /^(<[\w.:-]+)([^>]*?)(\/?>)/,
          (_, open: string, attributes: string, close: string) =>
            `${open}${attributes.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')} fillId="${fillCount + (tint === 'error' ? 0 : 1)}" applyFill="1"${close}`,
        ),
      ) -
      1;
    known.set(`${style} ${tint}`, index);
    return index;
  };
  const finish = (): void => {
    const fill = (colour: string): string =>
      `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colour}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
    changes.set(
      part,
      xml
        .replace(
          fills[0],
          () => `<${prefix}fills count="${fillCount + 2}">${fills[2] ?? ''}${fill(sheetColours.sealTint)}${fill(sheetColours.amberTint)}</${prefix}fills>`,
        )
        .replace(list[0], () => `<${prefix}cellXfs count="${formats.length + added.length}">${formats.join('')}${added.join('')}</${prefix}cellXfs>`),
    );
  };
  return { restyle, finish };
}

/** Adds comments and their boxes to a sheet, to those it has or as new parts; answers the sheet's XML. */
function addNotes(source: OfficePackage, part: string, xml: string, notes: readonly CellNote[], kinds: string, changes: Map<string, string>): string {
  const relations = relationsOf(source, part);
  const comments = relations.find((relation) => relation.type === 'comments')?.target;
  const drawing = startTags(xml, 'legacyDrawing')[0]?.['id'];
  const vml = relations.find((relation) => relation.type === 'vmlDrawing' && relation.id === drawing)?.target;
  const added: Array<readonly [type: string, target: string]> = [];
  const numbered = (pattern: (index: number) => string): string => {
    let index = 1;
    while (source.entries.has(pattern(index)) || changes.has(pattern(index))) index += 1;
    return pattern(index);
  };
  const present = comments === undefined ? null : partText(source, comments);
  if (comments !== undefined && present !== null) changes.set(comments, joinComments(present, notes));
  else
    added.push([
      'comments',
      writeNew(
        numbered((index) => `xl/comments${index}.xml`),
        commentsXml(notes, sheetWords.author),
        changes,
      ),
    ]);
  const commented = new Set(present === null ? [] : startTags(present, 'comment').map((tag) => tag['ref']));
  const boxless = notes.filter((note) => !commented.has(note.reference));
  const shapes = vml === undefined ? null : partText(source, vml);
  if (vml !== undefined && shapes !== null) changes.set(vml, joinShapes(shapes, boxless));
  else
    added.push([
      'vmlDrawing',
      writeNew(
        numbered((index) => `xl/drawings/vmlDrawing${index}.vml`),
        notesDrawingXml(boxless, 1),
        changes,
      ),
    ]);
  if (added.length === 0) return xml;
  addTypes(source, added, changes);
  const ids = addRelations(source, part, added, kinds, changes);
  const boxes = ids.get('vmlDrawing');
  return boxes === undefined ? xml : insertDrawing(xml, `<legacyDrawing xmlns:r="${kinds}" r:id="${boxes}"/>`);
}

function writeNew(name: string, content: string, changes: Map<string, string>): string {
  changes.set(name, content);
  return name;
}

/** New comments behind the present ones; a cell that has one keeps its words and gets ours beneath. */
function joinComments(xml: string, notes: readonly CellNote[]): string {
  const authors = startTags(xml, 'author').length;
  const prefix = /<([\w.-]+:)?comments[\s>]/.exec(xml)?.[1] ?? '';
  const own = (note: CellNote): string =>
    prefix === '' ? commentXml(note, authors) : commentXml(note, authors).replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);
  let joined = xml.replace(`</${prefix}authors>`, `<${prefix}author>${escapeXml(sheetWords.author)}</${prefix}author></${prefix}authors>`);
  const fresh: string[] = [];
  for (const note of notes) {
    const present = new RegExp(`<${prefix}comment\\s[^>]*?ref="${note.reference}"[\\s\\S]*?</${prefix}comment>`).exec(joined)?.[0];
    if (present === undefined) fresh.push(own(note));
    else
      joined = joined.replace(present, () =>
        present.replace(
          new RegExp(`</${prefix}text>`),
          () => `<${prefix}r><${prefix}t xml:space="preserve">\n${escapeXml(note.text)}</${prefix}t></${prefix}r></${prefix}text>`,
        ),
      );
  }
  return joined.replace(`</${prefix}commentList>`, () => `${fresh.join('')}</${prefix}commentList>`);
}

function joinShapes(vml: string, notes: readonly CellNote[]): string {
  const last = Math.max(1024, ...Array.from(vml.matchAll(/_x0000_s(\d+)/g), (match) => Number(match[1])));
  const block = Math.floor(last / 1024) + 1;
  const blocks = Array.from({ length: blocksOf(notes.length) }, (_, index) => block + index).join(',');
  const type = vml.includes('id="_x0000_t202"') ? '' : noteShapeType;
  return vml
    .replace(/(<o:idmap\b[^>]*\bdata=")([^"]*)"/, (_, head: string, data: string) => `${head}${data},${blocks}"`)
    .replace(/<\/xml>\s*$/, () => `${type}${noteShapes(notes, block)}</xml>`);
}

function addTypes(source: OfficePackage, added: ReadonlyArray<readonly [string, string]>, changes: Map<string, string>): void {
  const part = '[Content_Types].xml';
  const xml = changes.get(part) ?? partText(source, part) ?? '';
  const defaults = startTags(xml, 'Default').some((tag) => tag['Extension']?.toLowerCase() === 'vml')
    ? ''
    : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
  const overrides = added
    .filter(([type]) => type === 'comments')
    .map(([, target]) => `<Override PartName="/${target}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`);
  changes.set(
    part,
    xml
      .replace(/(<Types\b[^>]*?)(\/?)>/, (_, open: string, closed: string) => `${open}>${defaults}${closed === '/' ? `${overrides.join('')}</Types>` : ''}`)
      .replace(/<\/Types>\s*$/, () => `${overrides.join('')}</Types>`),
  );
}

function addRelations(
  source: OfficePackage,
  part: string,
  added: ReadonlyArray<readonly [string, string]>,
  kinds: string,
  changes: Map<string, string>,
): Map<string, string> {
  const name = relationsName(part);
  const xml = partText(source, name) ?? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const taken = new Set(startTags(xml, 'Relationship').map((tag) => tag['Id']));
  const ids = new Map<string, string>();
  const lines = added.map(([type, target], index) => {
    let id = `rIdMark${index + 1}`;
    while (taken.has(id)) id += '_';
    ids.set(type, id);
    return `<Relationship Id="${id}" Type="${kinds}/${type}" Target="/${target}"/>`;
  });
  changes.set(
    name,
    xml
      .replace(/<Relationships\b([^>]*?)\/>\s*$/, '<Relationships$1></Relationships>')
      .replace(/<\/Relationships>\s*$/, () => `${lines.join('')}</Relationships>`),
  );
  return ids;
}

/** The element's place in the order of ISO/IEC 29500-1 §18.3.1.99: before these, after everything else. */
function insertDrawing(xml: string, element: string): string {
  const after = /<(?:[\w.-]+:)?(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>/]/.exec(
    xml.slice(xml.lastIndexOf('sheetData')),
  );
  const at = after === null ? xml.search(/<\/(?:[\w.-]+:)?worksheet>\s*$/) : xml.lastIndexOf('sheetData') + after.index;
  const prefix = /<([\w.-]+:)?worksheet[\s>]/.exec(xml)?.[1] ?? '';
  return xml.slice(0, at) + element.replace('<legacyDrawing', `<${prefix}legacyDrawing`) + xml.slice(at);
}

function repack(source: OfficePackage, changes: ReadonlyMap<string, string>): Uint8Array {
  const kept = [...source.entries.values()].map((entry) => {
    const changed = changes.get(entry.name);
    return changed === undefined ? carriedPart(source.bytes, entry) : deflatedPart(entry.name, changed);
  });
  const fresh = [...changes].filter(([name]) => !source.entries.has(name)).map(([name, content]) => deflatedPart(name, content));
  return buildZip([...kept, ...fresh]);
}

/** The values of an old workbook as a new one, with the marks. */
async function markedCopy(grid: WorkbookGrid, marks: readonly CellMark[]): Promise<Uint8Array> {
  const own = bySheet(marks);
  for (const sheet of own.keys()) if (!grid.sheets.some((each) => each.name === sheet)) throw new AppError('workbook_mark_missing', { sheet });
  const sheets = grid.sheets.map((sheet): WriteSheet => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows.map((row) => row.map(plainValue)),
    merges: sheet.merges.map((merge) => ({ startRow: merge.top, startCol: merge.left, endRow: merge.bottom, endCol: merge.right })),
    cells: markedCells(sheet.rows, own.get(sheet.name) ?? []),
  }));
  return writeXlsx({ sheets });
}

function markedCells(rows: WorkbookGrid['sheets'][number]['rows'], marks: readonly CellMark[]): NonNullable<WriteSheet['cells']> {
  const tints = cellsOf(marks);
  return new Map(
    notesOf(marks).map((note) => [
      `${note.row},${note.column}`,
      {
        value: plainValue(rows[note.row]?.[note.column] ?? null),
        style: {
          fill: {
            type: 'pattern',
            pattern: 'solid',
            fgColor: { rgb: tints.get(note.row + 1)?.get(note.column) === 'error' ? sheetColours.sealTint.slice(2) : sheetColours.amberTint.slice(2) },
          },
        },
        comment: { author: sheetWords.author, text: note.text },
      },
    ]),
  );
}

function plainValue(cell: GridCell): CellValue {
  if (cell === null || typeof cell !== 'object') return cell;
  return 'date' in cell ? new Date(`${cell.date}T00:00:00Z`) : cell.error;
}
