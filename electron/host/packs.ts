import { AppError } from '#shared/domain/errors.ts';
import { shippedPack, shippedPackIds } from '#shared/packs/index.ts';
import type { PackLibrary } from '#shared/services/ports.ts';

/** The standards packs that come with the program. */
export const packLibrary: PackLibrary = {
  list: () =>
    shippedPackIds.flatMap((id) => {
      const pack = shippedPack(id);
      return pack === null ? [] : [{ id: pack.id, title: pack.title, docNo: pack.docNo, issuer: pack.issuer, rules: pack.rules.length }];
    }),
  content(id) {
    const pack = shippedPack(id);
    if (pack === null) throw new AppError('pack_unknown', { id });
    return pack;
  },
};
