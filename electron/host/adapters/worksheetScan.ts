/** What a worksheet part really uses, found without parsing it. */
export type SheetExtent = {
  /** Last row and column holding a value, one-based; 0 when the sheet is empty. */
  readonly rows: number;
  readonly columns: number;
  /** Cells holding a value. */
  readonly cells: number;
  /** Bytes after the last row with a value up to `</sheetData>`: formatted, empty rows nobody needs. */
  readonly tail: { readonly from: number; readonly to: number } | null;
};

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const colon = 0x3a;

/**
 * Reads the used extent of a worksheet from its bytes in one pass, without building anything. Cells without content
 * do not count: whole formatted columns are usual in clerks' files and must not look like data.
 */
export function scanWorksheet(xml: Uint8Array): SheetExtent {
  let rows = 0;
  let columns = 0;
  let cells = 0;
  let row = 0;
  let column = 0;
  let rowUsed = false;
  let lastUsedEnd = -1;
  let dataStart = -1;
  let dataEnd = -1;
  for (let at = 0; at < xml.length; at += 1) {
    if (xml[at] !== lessThan) continue;
    const closing = xml[at + 1] === slash;
    let name = at + (closing ? 2 : 1);
    let end = name;
    while (end < xml.length && isNameByte(xml[end] ?? 0)) {
      if (xml[end] === colon) name = end + 1;
      end += 1;
    }
    const length = end - name;
    if (length === 1 && xml[name] === 0x63 && !closing) {
      const cell = readReference(xml, end);
      row = cell.row > 0 ? cell.row : row;
      column = cell.column > 0 ? cell.column : column + 1;
      if (cell.filled) {
        cells += 1;
        rows = Math.max(rows, row);
        columns = Math.max(columns, column);
        rowUsed = true;
      }
      at = cell.end;
    } else if (length === 3 && xml[name] === 0x72 && xml[name + 1] === 0x6f && xml[name + 2] === 0x77) {
      if (closing && rowUsed) lastUsedEnd = end + 1;
      if (!closing) {
        const start = readReference(xml, end);
        row = start.row > 0 ? start.row : row + 1;
        at = start.end;
      }
      column = 0;
      rowUsed = false;
    } else if (length === 9 && isSheetData(xml, name)) {
      if (closing) dataEnd = at;
      else dataStart = xml.indexOf(greaterThan, end) + 1;
    }
  }
  const from = lastUsedEnd > 0 ? lastUsedEnd : dataStart;
  return { rows, columns, cells, tail: from > 0 && dataEnd > from ? { from, to: dataEnd } : null };
}

type Reference = { row: number; column: number; filled: boolean; end: number };

/** The `r` attribute of a row or cell tag, whether the tag has content, and the offset of its `>`. */
function readReference(xml: Uint8Array, start: number): Reference {
  const found: Reference = { row: 0, column: 0, filled: false, end: xml.length };
  for (let at = start; at < xml.length; at += 1) {
    const byte = xml[at] ?? 0;
    if (byte === greaterThan) {
      found.end = at;
      found.filled = xml[at - 1] !== slash && !(xml[at + 1] === lessThan && xml[at + 2] === slash);
      return found;
    }
    if (byte !== 0x72 || (xml[at - 1] ?? 0) > 0x20 || xml[at + 1] !== 0x3d) continue;
    for (at += 3; at < xml.length; at += 1) {
      const digit = xml[at] ?? 0;
      if (digit >= 0x41 && digit <= 0x5a) found.column = found.column * 26 + digit - 0x40;
      else if (digit >= 0x30 && digit <= 0x39) found.row = found.row * 10 + digit - 0x30;
      else break;
    }
  }
  return found;
}

function isNameByte(byte: number): boolean {
  return byte > 0x20 && byte !== greaterThan && byte !== slash && byte !== lessThan;
}

function isSheetData(xml: Uint8Array, at: number): boolean {
  return xml[at] === 0x73 && xml[at + 5] === 0x44 && xml[at + 8] === 0x61;
}
