/**
 * Between table rows (snake_case, 0/1, JSON text) and the rows of the ports (camelCase, booleans,
 * values). One description a table; the tests of each repository write and read every column.
 */
export type RowShape = { readonly flags?: readonly string[]; readonly json?: readonly string[] };

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Makes the reader of a table's rows. */
export function rowReader<T>({ flags = [], json = [] }: RowShape = {}): (row: object) => T {
  const members = new Map<string, { readonly name: string; readonly kind: 'plain' | 'flag' | 'json' }>();
  function memberOf(column: string) {
    const name = camel(column);
    const member = { name, kind: flags.includes(name) ? 'flag' : json.includes(name) ? 'json' : 'plain' } as const;
    members.set(column, member);
    return member;
  }
  return (row) => {
    const result: Record<string, unknown> = {};
    for (const column of Object.keys(row)) {
      const { name, kind } = members.get(column) ?? memberOf(column);
      const value = (row as Record<string, unknown>)[column];
      if (value === null || kind === 'plain') result[name] = value;
      else result[name] = kind === 'flag' ? value === 1 : (JSON.parse(value as string) as unknown);
    }
    return result as T;
  };
}

/** Makes the writer of a table's rows; members that are not columns must be left out by the caller. */
export function rowWriter({ flags = [], json = [] }: RowShape = {}): (value: object) => Record<string, string | number | null> {
  return (value) => {
    const row: Record<string, string | number | null> = {};
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      if (member === null) row[snake(name)] = null;
      else if (flags.includes(name)) row[snake(name)] = member === true ? 1 : 0;
      else if (json.includes(name)) row[snake(name)] = JSON.stringify(member);
      else row[snake(name)] = member as string | number;
    }
    return row;
  };
}
