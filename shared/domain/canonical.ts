/**
 * One text for one value: members sorted by key (UTF-16 order, as RFC 8785), no spaces, every string
 * and key in Unicode NFC, so that the same content always has the same digest on every station.
 * The event chain and the hash of a standards pack are computed over it.
 *
 * `undefined` members of objects are left out, as JSON does. Throws TypeError for what has no canonical
 * form: NaN, infinities, integers that doubles cannot hold, holes and undefined in arrays, class
 * instances, functions, and two keys that become one in NFC.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${Array.from(value, (member) => canonicalJson(member)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`no canonical form for ${typeof value}`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`no canonical form for ${value}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`integer is not exact: ${value}`);
  return JSON.stringify(value);
}

/** Printable ASCII without quotation mark and backslash: nothing to normalise, nothing to escape. */
const PLAIN = /^[ !#-[\]-~]*$/;

function canonicalText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text.normalize('NFC'));
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('no canonical form for a class instance');
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members);
  // Keys are nearly always plain: then they are their own names, and sort() orders by code unit.
  if (!keys.every((key) => PLAIN.test(key))) return membersText(normalized(members));
  return membersText(keys.sort().map((key) => [key, members[key]]));
}

function normalized(members: Readonly<Record<string, unknown>>): Array<readonly [name: string, member: unknown]> {
  const named = Object.entries(members)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]): readonly [string, unknown] => [key.normalize('NFC'), member]);
  named.sort(([a], [b]) => byCodeUnit(a, b));
  const double = named.find(([name], index) => name === named[index - 1]?.[0]);
  if (double !== undefined) throw new TypeError(`two keys are one in NFC: ${double[0]}`);
  return named;
}

function membersText(members: ReadonlyArray<readonly [name: string, member: unknown]>): string {
  let text = '';
  for (const [name, member] of members) {
    if (member !== undefined) text += `${text === '' ? '{' : ','}${canonicalText(name)}:${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
