import qingzhen from '#shared/packs/qingzhen-2021-86.json' with { type: 'json' };
import { AppError } from '#shared/domain/errors.ts';
import type { PackLibrary } from '#shared/services/ports.ts';

const shipped: ReadonlyArray<{ readonly id: string; readonly title: string; readonly docNo: string; readonly issuer: string; readonly rules: readonly unknown[] }> = [qingzhen];

/** The standards packs that come with the program. */
export const packLibrary: PackLibrary = {
  list: () => shipped.map(({ id, title, docNo, issuer, rules }) => ({ id, title, docNo, issuer, rules: rules.length })),
  content(id) {
    const pack = shipped.find((candidate) => candidate.id === id);
    if (pack === undefined) throw new AppError('pack_unknown', { id });
    return pack;
  },
};
