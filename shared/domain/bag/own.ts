import { WRITTEN_ALGORITHMS } from './algorithms.ts';
import type { BagContent } from './content.ts';
import { decodeText } from './encoding.ts';
import type { Notes } from './report.ts';
import { buildBagit } from './tags.ts';

/** The program's name in `Bag-Software-Agent` of every bag it writes, before its version. */
export const BAG_AGENT = 'community-oversight-desk';

/**
 * Whether this program made the bag: by its label, or by the files only our bags have, so that taking the label away
 * does not make a changed bag pass by the lesser rules. `verify.mjs` inside the bag goes by the same signs.
 */
export function isOwnBag({ entries, tagFiles }: BagContent): boolean {
  const info = tagFiles.get('bag-info.txt');
  if (info !== undefined && new RegExp(`^Bag-Software-Agent: ${BAG_AGENT}`, 'mi').test(decodeText(info, 'ISO-8859-1') ?? '')) return true;
  return entries.some(({ path }) => path === 'verify.mjs' || (path.startsWith('data/') && path.endsWith('/chain.jsonl')));
}

/** All our bags have both payload manifests, both tag manifests, and the same declaration to the letter. */
export function checkOwnBag({ entries, tagFiles }: BagContent, notes: Notes): void {
  const present = new Set(entries.map(({ path }) => path));
  for (const kind of ['manifest', 'tagmanifest']) {
    for (const algorithm of WRITTEN_ALGORITHMS) {
      const path = `${kind}-${algorithm}.txt`;
      if (!present.has(path)) notes.error('own_manifest_missing', { path });
    }
  }
  const declaration = tagFiles.get('bagit.txt');
  if (declaration !== undefined && decodeText(declaration, 'ISO-8859-1') !== buildBagit()) notes.error('own_bagit_altered', { path: 'bagit.txt' });
}
