/**
 * Reads comma-separated text with quoted fields (RFC 4180) into records by header name.
 * Throws when a row has more or fewer fields than the header.
 */
export function readCsv(text: string): ReadonlyArray<Readonly<Record<string, string>>> {
  const [header = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ''));
  return rows.map((row, index) => {
    if (row.length !== header.length) throw new Error(`row ${index + 2}: ${row.length} fields, expected ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
  });
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      row.push(field);
      rows.push(row);
      row = [];
      field = '';
    } else if (char !== '\r') field += char;
  }
  if (field !== '' || row.length > 0) {
    row.push(field);
    rows.push(row);
  }
  return rows;
}
