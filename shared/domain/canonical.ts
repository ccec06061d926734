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
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
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

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('no canonical form for a class instance');
  const members = new Map<string, string>();
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (member === undefined) continue;
    const name = key.normalize('NFC');
    if (members.has(name)) throw new TypeError(`two keys are one in NFC: ${name}`);
    members.set(name, canonicalJson(member));
  }
  const names = [...members.keys()].sort(byCodeUnit);
  return `{${names.map((name) => `${JSON.stringify(name)}:${members.get(name)}`).join(',')}}`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
