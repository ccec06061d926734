import { AppError } from '#shared/domain/errors.ts';
import { isDay } from '#shared/domain/date.ts';

/** Turns unknown JSON into a type or throws `pack_invalid` {path, problem}. */
export type Decoder<T> = (value: unknown, path: string) => T;

/** Where and what: `problem` is a code worded in `shared/words/errors-standards.ts`. */
export function invalid(path: string, problem: string, found = ''): never {
  throw new AppError('pack_invalid', { path, problem, found });
}

export const text: Decoder<string> = (value, path) => (typeof value === 'string' ? value : invalid(path, 'text'));
/** Text with something in it. */
export const filled: Decoder<string> = (value, path) => (text(value, path).trim() === '' ? invalid(path, 'empty') : (value as string));
export const flag: Decoder<boolean> = (value, path) => (typeof value === 'boolean' ? value : invalid(path, 'flag'));
export const integer: Decoder<number> = (value, path) => (Number.isSafeInteger(value) ? (value as number) : invalid(path, 'integer'));
export const day: Decoder<string> = (value, path) => (isDay(value) ? value : invalid(path, 'day'));

/** One of some words or numbers. */
export function oneOf<const T extends ReadonlyArray<string | number>>(words: T): Decoder<T[number]> {
  return (value, path) => (words.includes(value as T[number]) ? (value as T[number]) : invalid(path, 'word', String(value)));
}

/** The first decoder for what `isFirst` accepts, the second for the rest. */
export function either<A, B>(first: Decoder<A>, second: Decoder<B>, isFirst: (value: unknown) => boolean): Decoder<A | B> {
  return (value, path) => (isFirst(value) ? first(value, path) : second(value, path));
}

/** Null, or what the decoder reads. */
export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null ? null : decoder(value, path));
}

/** A list whose members the decoder reads. */
export function list<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => (Array.isArray(value) ? Array.from(value, (member: unknown, at) => decoder(member, `${path}[${at}]`)) : invalid(path, 'list'));
}

type Fields<T> = { readonly [K in keyof T]-?: Decoder<Exclude<T[K], undefined>> };

/** Every field of `required`, any of `optional`, and nothing else: an unknown field is a mistake or a newer format. */
export function record<T extends object, O extends object = object>(required: Fields<T>, optional?: Fields<O>): Decoder<T & Partial<O>> {
  const wanted = Object.entries(required) as [string, Decoder<unknown>][];
  const allowed = new Map(Object.entries(optional ?? {}) as [string, Decoder<unknown>][]);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid(path, 'record');
    const source = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, decoder] of wanted) {
      if (!Object.hasOwn(source, name)) invalid(at(path, name), 'missing');
      result[name] = decoder(source[name], at(path, name));
    }
    for (const name of Object.keys(source)) {
      if (Object.hasOwn(required, name)) continue;
      const decoder = allowed.get(name);
      if (decoder === undefined) return invalid(at(path, name), 'unknown_field');
      if (source[name] !== undefined) result[name] = decoder(source[name], at(path, name));
    }
    return result as T & Partial<O>;
  };
}

/** A union told apart by `kind`. */
export function byKind<T extends { readonly kind: string }>(decoders: { readonly [K in T['kind']]: Decoder<T> }): Decoder<T> {
  return (value, path) => {
    const kind = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : undefined;
    if (typeof kind !== 'string' || !Object.hasOwn(decoders, kind)) return invalid(at(path, 'kind'), 'word', String(kind));
    return decoders[kind as T['kind']](value, path);
  };
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
