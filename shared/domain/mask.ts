/** Keys of event payloads that hold the name of somebody outside the bureau. */
const NAME_KEYS: ReadonlySet<string> = new Set(['receiver', 'witness', 'reporter', 'persons', 'personsNamed', 'member.name']);

/** `王小明` → `王*`, `欧阳小明` → `欧*`; several names stay several. Empty stays empty. */
export function maskName(name: string): string {
  return name.replace(/[^\s、，,；;]+/gu, (one) => `${[...one][0] ?? ''}*`);
}

export type Masked = { readonly value: unknown; readonly masked: boolean };

/** The same payload with names masked, and whether there was one to mask: then its digest no longer fits what is shown. */
export function maskPayload(payload: unknown): Masked {
  if (Array.isArray(payload)) {
    const parts = payload.map(maskPayload);
    return { value: parts.map((part) => part.value), masked: parts.some((part) => part.masked) };
  }
  if (typeof payload !== 'object' || payload === null) return { value: payload, masked: false };
  let masked = false;
  const entries = Object.entries(payload as Readonly<Record<string, unknown>>).map(([key, member]): [string, unknown] => {
    const part = NAME_KEYS.has(key) ? maskNames(member) : maskPayload(member);
    masked ||= part.masked;
    return [key, part.value];
  });
  return { value: Object.fromEntries(entries), masked };
}

/** The first text of a named member: the name itself, or the value beside its qualifier. */
function maskNames(member: unknown): Masked {
  if (typeof member === 'string') return { value: maskName(member), masked: member.trim() !== '' };
  if (!Array.isArray(member)) return { value: member, masked: false };
  const [first, ...rest] = member as readonly unknown[];
  return typeof first === 'string' && first.trim() !== '' ? { value: [maskName(first), ...rest], masked: true } : { value: member, masked: false };
}
