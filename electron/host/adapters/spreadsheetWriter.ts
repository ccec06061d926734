import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { AppError } from '#shared/domain/errors.ts';
import { columnLetters, type SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { sheetWords } from '#shared/words/documents.ts';
import { blocksOf, commentsXml, notesDrawingXml } from './sheetNotes.ts';
import { filterRange, layoutOf, notesOf, repeatedColumns, sheetXml } from './sheetXml.ts';
import { stylesXml } from './sheetStyles.ts';
import { escapeXml } from './xmlTags.ts';
import { buildZip, deflatedPart, type ZipPart } from './zipBuilder.ts';

export type WorkbookMeta = {
  readonly title?: string;
  /** Who made it; the program when not given. */
  readonly creator?: string;
  /** UTC instant; left out when not given. */
  readonly createdAt?: string;
  /** Marks every printed page 样例. */
  readonly sample?: boolean;
};

const mostRows = 1_048_576;
const mostColumns = 16_384;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const contentNamespace = 'application/vnd.openxmlformats-officedocument';

/**
 * Writes an .xlsx as official tables look: merged titles, one or two header rows repeated in print, frozen and
 * filtered, thin lines, drop-downs, A4 with page numbers. Sheets are packed while they are made, so memory follows
 * the packed size, not the number of rows. Widths are characters; text is never a formula.
 * @throws AppError workbook_too_wide
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[], meta: WorkbookMeta = {}): Promise<Uint8Array> {
  const names = sheetNames(sheets);
  const lists = choiceLists(sheets);
  const parts: ZipPart[] = [];
  let block = 1;
  for (const [index, sheet] of sheets.entries()) {
    refuseSize(sheet);
    const notes = notesOf(sheet);
    const own = new Map(lists.filter((list) => list.sheet === index).map((list) => [list.column, list.name]));
    const options = {
      lists: own,
      notes: notes.length > 0,
      first: index === 0,
      footer: sheetWords.footer('&P', '&N'),
      mark: meta.sample === true ? sheetWords.sample : '',
      choiceTitle: sheetWords.choiceTitle,
      choiceText: sheetWords.choiceText,
    };
    parts.push(await streamedPart(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, options)));
    if (notes.length === 0) continue;
    parts.push(
      deflatedPart(`xl/comments${index + 1}.xml`, commentsXml(notes, meta.creator ?? sheetWords.author)),
      deflatedPart(`xl/drawings/vmlDrawing${index + 1}.vml`, notesDrawingXml(notes, block)),
      deflatedPart(
        `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
        relations([
          ['vmlDrawing', `../drawings/vmlDrawing${index + 1}.vml`],
          ['comments', `../comments${index + 1}.xml`],
        ]),
      ),
    );
    block += blocksOf(notes.length);
  }
  if (lists.length > 0) parts.push(deflatedPart(`xl/worksheets/sheet${sheets.length + 1}.xml`, listSheetXml(lists)));
  return buildZip([...frameParts(sheets, names, lists, meta, parts), ...parts]);
}

type ChoiceList = { readonly sheet: number; readonly column: number; readonly name: string; readonly choices: readonly string[] };

/** Choices that do not fit into a rule (255 characters, no comma or quotation mark) stand on a hidden sheet. */
function choiceLists(sheets: readonly SheetToWrite[]): ChoiceList[] {
  const lists: ChoiceList[] = [];
  sheets.forEach((sheet, index) =>
    sheet.columns.forEach((column, at) => {
      const choices = column.choices ?? [];
      const text = choices.join(',');
      if (choices.length > 0 && (text.length > 255 || choices.some((choice) => /[,"]/.test(choice))))
        lists.push({ sheet: index, column: at, name: `list_${lists.length + 1}`, choices });
    }),
  );
  return lists;
}

function listSheetXml(lists: readonly ChoiceList[]): string {
  const longest = Math.max(...lists.map((list) => list.choices.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map((list, column) =>
      list.choices[row] === undefined
        ? ''
        : `<c r="${columnLetters(column)}${row + 1}" t="inlineStr"><is><t>${escapeXml(list.choices[row] ?? '')}</t></is></c>`,
    );
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** Everything around the sheets: types, relationships, the list of sheets and names, styles, properties. */
function frameParts(
  sheets: readonly SheetToWrite[],
  names: readonly string[],
  lists: readonly ChoiceList[],
  meta: WorkbookMeta,
  parts: readonly ZipPart[],
): ZipPart[] {
  const all = lists.length > 0 ? [...names, hiddenName(names)] : names;
  const overrides = [
    override('/xl/workbook.xml', 'spreadsheetml.sheet.main'),
    override('/xl/styles.xml', 'spreadsheetml.styles'),
    override('/docProps/app.xml', 'extended-properties'),
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
    ...all.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'spreadsheetml.worksheet')),
    ...parts.filter((part) => part.name.startsWith('xl/comments')).map((part) => override(`/${part.name}`, 'spreadsheetml.comments')),
  ];
  return [
    deflatedPart(
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${contentNamespace}.vmlDrawing"/>${overrides.join('')}</Types>`,
    ),
    deflatedPart(
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${relationTypes}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packageNamespace}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${relationTypes}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    ),
    deflatedPart(
      'docProps/app.xml',
      `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeXml(sheetWords.author)}</Application></Properties>`,
    ),
    deflatedPart('docProps/core.xml', coreXml(meta)),
    deflatedPart('xl/workbook.xml', workbookXml(sheets, all, lists)),
    deflatedPart(
      'xl/_rels/workbook.xml.rels',
      relations([...all.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['styles', 'styles.xml']]),
    ),
    deflatedPart('xl/styles.xml', stylesXml()),
  ];
}

function workbookXml(sheets: readonly SheetToWrite[], names: readonly string[], lists: readonly ChoiceList[]): string {
  const entries = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${index < sheets.length ? '' : ' state="hidden"'} r:id="rId${index + 1}"/>`,
  );
  const quoted = (index: number): string => `'${(names[index] ?? '').replaceAll("'", "''")}'!`;
  const defined = sheets.flatMap((sheet, index) => {
    const layout = layoutOf(sheet);
    const filter =
      layout.last < layout.body
        ? []
        : [`<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${escapeXml(quoted(index) + filterRange(sheet, '$'))}</definedName>`];
    const repeated = repeatedColumns(sheet);
    const columns = repeated === 0 ? '' : `${quoted(index)}$A:$${columnLetters(repeated - 1)},`;
    return [
      ...filter,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`${columns}${quoted(index)}$${layout.header}:$${layout.body - 1}`)}</definedName>`,
    ];
  });
  const listNames = lists.map(
    (list, column) =>
      `<definedName name="${list.name}" hidden="1">${escapeXml(`${quoted(names.length - 1)}$${columnLetters(column)}$1:$${columnLetters(column)}$${list.choices.length}`)}</definedName>`,
  );
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationTypes}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>${entries.join('')}</sheets><definedNames>${defined.join('')}${listNames.join('')}</definedNames></workbook>`;
}

function coreXml(meta: WorkbookMeta): string {
  const date =
    meta.createdAt === undefined ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(meta.createdAt.replace(/\.\d+/, ''))}</dcterms:created>`;
  return `${declaration}<cp:coreProperties xmlns:cp="${packageNamespace}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(meta.title ?? '')}</dc:title><dc:creator>${escapeXml(meta.creator ?? sheetWords.author)}</dc:creator>${date}</cp:coreProperties>`;
}

/** Names spreadsheets accept: 31 characters, none of \ / ? * [ ] :, each once. */
function sheetNames(sheets: readonly SheetToWrite[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet, index) => {
    const wanted =
      sheet.name
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Sheet${index + 1}`;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted.slice(0, 31 - String(number).length - 1)}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function hiddenName(names: readonly string[]): string {
  let name: string = sheetWords.choicesSheet;
  while (names.includes(name)) name += '_';
  return name;
}

function refuseSize(sheet: SheetToWrite): void {
  const rows = layoutOf(sheet).last + (sheet.notes?.length ?? 0);
  if (rows > mostRows || sheet.columns.length > mostColumns) throw new AppError('workbook_too_wide', { rows, columns: sheet.columns.length });
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${contentNamespace}.${type}+xml"/>`;
}

function relations(list: ReadonlyArray<readonly [type: string, target: string]>): string {
  return `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relationTypes}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

/** Packs text while it is made; the event loop turns between the pieces. */
async function streamedPart(name: string, pieces: Iterable<string>): Promise<ZipPart> {
  let crc = 0;
  let size = 0;
  const measured = function* (): Generator<Buffer> {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  };
  const chunks: Buffer[] = [];
  await pipeline(Readable.from(measured()), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
    for await (const chunk of packed) chunks.push(chunk);
  });
  return { name, method: 8, crc, size, packed: Buffer.concat(chunks) };
}
