import { canonicalJson } from '#shared/domain/canonical.ts';
import { parsePack } from '#shared/domain/standards/pack.ts';
import type { AdoptedPack, Ports, Tx } from './ports.ts';

/** Checks a shipped pack and makes it the one in force. Throws `pack_unknown` and what `parsePack` throws. */
export function adoptPack(tx: Tx, ports: Ports, id: string): Promise<AdoptedPack> {
  return adoptPackContent(tx, ports, ports.packs.content(id));
}

/** The same for a pack's content; published packs never change, the hash is of its canonical JSON. */
async function adoptPackContent(tx: Tx, ports: Ports, content: unknown): Promise<AdoptedPack> {
  const pack = parsePack(content);
  const text = canonicalJson(content);
  const hash = ports.sha256(text);
  const seq = tx.journal.record({
    kind: 'pack.adopted',
    subjectKind: 'pack',
    subjectId: pack.id,
    onDay: tx.journal.today,
    payload: { version: pack.version, hash, title: pack.title, docNo: pack.docNo },
  });
  tx.journal.touch('verdicts', 'settings');
  return tx.standards.addPack(pack, text, hash, seq);
}
