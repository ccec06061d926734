import { parsePack } from '#shared/domain/standards/pack.ts';
import type { Pack } from '#shared/domain/standards/types.ts';
import qingzhen from './qingzhen-2021-86.json' with { type: 'json' };

const files: Readonly<Record<string, unknown>> = { 'qingzhen-2021-86': qingzhen };

/** Ids of the packs that come with the program. */
export const shippedPackIds: readonly string[] = Object.keys(files);

/** A pack that comes with the program, read and checked; null when there is none of that id. */
export function shippedPack(id: string): Pack | null {
  return Object.hasOwn(files, id) ? parsePack(files[id]) : null;
}
