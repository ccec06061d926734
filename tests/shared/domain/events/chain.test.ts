import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chainHash, eventDigest, verifyChain, type Anchor, type SealedRecord } from '#shared/domain/events/chain.ts';
import { isHeadOf, readShortHead, shortHead } from '#shared/domain/events/head.ts';
import { eventKinds, isEventKind, subjectKinds } from '#shared/domain/events/kinds.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

type Change = Partial<Omit<SealedRecord, 'hash' | 'previousHash' | 'digest'>>;

/** Seals records from `start` on, as the unit of work does. */
function seal(count: number, change: Readonly<Record<number, Change>> = {}): SealedRecord[] {
  const records: SealedRecord[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const content = { salt: `salt${seq}`, payload: { 单位: '云桥街道', n: seq } };
    const fields = {
      seq,
      at: `2022-06-0${1 + (seq % 9)}T01:00:00.000Z`,
      onDay: '2022-06-01',
      personId: seq % 3 === 0 ? null : 'p1',
      kind: 'case.reported',
      subjectKind: 'case',
      subjectId: `c${seq % 5}`,
      backfilled: seq % 7 === 0,
      content,
      ...change[seq],
    };
    records.push(sealed(fields, records.at(-1)?.hash ?? ''));
  }
  return records;
}

function sealed(fields: Omit<SealedRecord, 'hash' | 'previousHash' | 'digest'>, previousHash: string): SealedRecord {
  const digest = fields.content == null ? sha256('erased') : eventDigest(fields.content.payload, fields.content.salt, sha256);
  const record = { ...fields, digest };
  return { ...record, previousHash, hash: chainHash(record, previousHash, sha256) };
}

/** Computes every hash anew from a place on, as somebody would who covers his tracks. */
function rehash(records: readonly SealedRecord[], from: number): SealedRecord[] {
  const done: SealedRecord[] = [];
  for (const [index, record] of records.entries()) {
    const previousHash = done.at(-1)?.hash ?? '';
    done.push(index < from ? record : sealed({ ...record, seq: index + 1 }, previousHash));
  }
  return done;
}

const chain = seal(40);
const headOf = (records: readonly SealedRecord[]): Anchor => ({ seq: records.at(-1)?.seq ?? 0, hash: records.at(-1)?.hash ?? '' });

describe('an untouched chain', () => {
  test('is whole, up to its head', () => {
    expect(verifyChain(chain, sha256)).toEqual({ ok: true, count: 40, head: headOf(chain), broken: null, provenTo: 0 });
    expect(verifyChain(chain, sha256, [headOf(chain.slice(0, 12)), headOf(chain)])).toMatchObject({ ok: true, provenTo: 40 });
    expect(verifyChain([], sha256)).toMatchObject({ ok: true, count: 0 });
  });
  test('stays whole when a payload was lawfully erased or not read', () => {
    const erased = chain.map((record) => (record.seq === 9 ? { ...record, content: null } : record));
    const unread = chain.map(({ content, ...record }) => (content === undefined ? record : { ...record }));
    expect([verifyChain(erased, sha256).ok, verifyChain(unread, sha256).ok]).toEqual([true, true]);
  });
  test('the same content always has the same digest, another salt another', () => {
    expect(eventDigest({ b: 1, a: 'é' }, 's', sha256)).toBe(eventDigest({ a: 'e\u0301', b: 1 }, 's', sha256));
    expect(eventDigest({ a: 1 }, 's', sha256)).not.toBe(eventDigest({ a: 1 }, 't', sha256));
  });
});

describe('a changed chain names its first broken record', () => {
  const at = 17;
  const edit = (change: Partial<SealedRecord>): SealedRecord[] => chain.map((record) => (record.seq === at ? { ...record, ...change } : record));
  const cases: ReadonlyArray<readonly [string, readonly SealedRecord[], number, string]> = [
    ['time edited', edit({ at: '2022-06-09T02:00:00.000Z' }), at, 'record'],
    ['day edited', edit({ onDay: '2022-06-02' }), at, 'record'],
    ['person edited', edit({ personId: 'p2' }), at, 'record'],
    ['kind edited', edit({ kind: 'case.closed' }), at, 'record'],
    ['subject edited', edit({ subjectId: 'c9' }), at, 'record'],
    ['补录 mark edited', edit({ backfilled: true }), at, 'record'],
    ['digest edited', edit({ digest: sha256('x') }), at, 'record'],
    ['payload edited', edit({ content: { salt: 'salt17', payload: { 单位: '西河镇', n: 17 } } }), at, 'payload'],
    ['salt edited', edit({ content: { salt: 'x', payload: { 单位: '云桥街道', n: 17 } } }), at, 'payload'],
    ['hash edited', edit({ hash: sha256('x') }), at, 'record'],
    ['link edited', edit({ previousHash: sha256('x') }), at, 'link'],
    ['number edited', edit({ seq: 18 }), 18, 'missing'],
    ['deleted', chain.filter(({ seq }) => seq !== at), 18, 'missing'],
    ['first deleted', chain.slice(1), 2, 'missing'],
    ['inserted twice', [...chain.slice(0, at), chain[at - 1]!, ...chain.slice(at)], at, 'order'],
    ['two exchanged', chain.map((record) => (record.seq === at ? chain[at]! : record.seq === at + 1 ? chain[at - 1]! : record)), 18, 'missing'],
    ['another chain’s record', chain.map((record) => (record.seq === at ? seal(40, { 3: { kind: 'x' } })[at - 1]! : record)), at, 'link'],
    [
      'two exchanged and renumbered',
      chain.map((record) => (record.seq === at ? { ...chain[at]!, seq: at } : record.seq === at + 1 ? { ...chain[at - 1]!, seq: at + 1 } : record)),
      at,
      'link',
    ],
  ];
  test.each(cases)('%s', (_, records, seq, reason) => {
    expect(verifyChain(records, sha256).broken).toEqual({ seq, reason });
  });
});

describe('with an anchor outside', () => {
  const anchor = headOf(chain);
  test('a suffix hashed anew is found where the anchor is', () => {
    const forged = rehash(
      chain.map((record) => (record.seq === 20 ? { ...record, content: { salt: 's', payload: { forged: true } } } : record)),
      19,
    );
    expect(verifyChain(forged, sha256)).toMatchObject({ ok: true, provenTo: 0 });
    expect(verifyChain(forged, sha256, [headOf(chain.slice(0, 30))]).broken).toEqual({ seq: 30, reason: 'anchor' });
  });
  test('records cut off at the end are found; without an anchor nobody can tell, and the report proves nothing', () => {
    const cut = chain.slice(0, 35);
    expect(verifyChain(cut, sha256)).toMatchObject({ ok: true, count: 35, provenTo: 0 });
    expect(verifyChain(cut, sha256, [anchor])).toMatchObject({ ok: false, broken: { seq: 36, reason: 'truncated' } });
    expect(verifyChain(cut, sha256, [headOf(chain.slice(0, 30))])).toMatchObject({ ok: true, provenTo: 30 });
    expect(verifyChain([], sha256, [anchor]).broken).toEqual({ seq: 1, reason: 'truncated' });
  });

  test('1,000 random mutations are all found', () => {
    let state = 20220607;
    const next = (below: number): number => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
    const missed: string[] = [];
    for (let round = 0; round < 1000; round += 1) {
      const place = next(chain.length);
      const other = (place + 1 + next(chain.length - 1)) % chain.length;
      const [record, twin] = [chain[place]!, chain[other]!];
      const mutations: Readonly<Record<string, () => SealedRecord[]>> = {
        edit: () => chain.with(place, { ...record, onDay: '2020-01-01' }),
        editRehash: () => rehash(chain.with(place, { ...record, onDay: '2020-01-01' }), place),
        delete: () => chain.toSpliced(place, 1),
        deleteRehash: () => rehash(chain.toSpliced(place, 1), place),
        insert: () => chain.toSpliced(place, 0, twin),
        insertRehash: () => rehash(chain.toSpliced(place, 0, { ...twin, kind: 'order.voided' }), place),
        swap: () => chain.with(place, twin).with(other, record),
        swapRehash: () => rehash(chain.with(place, twin).with(other, record), Math.min(place, other)),
        truncate: () => chain.slice(0, place),
        payload: () => chain.with(place, { ...record, content: { salt: 'x', payload: {} } }),
      };
      const names = Object.keys(mutations);
      const name = names[next(names.length)] ?? 'edit';
      if (verifyChain(mutations[name]?.() ?? [], sha256, [anchor]).ok) missed.push(`${name} at ${place}`);
    }
    expect(missed).toEqual([]);
  });
});

describe('short head', () => {
  const hash = sha256('head');
  test('is 16 hex digits in four groups and a check digit', () => {
    expect(shortHead(hash)).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]$/);
    expect(isHeadOf(shortHead(hash), hash)).toBe(true);
    expect(isHeadOf(shortHead(sha256('other')), hash)).toBe(false);
  });
  test('forgives case, blanks, dashes and full width', () => {
    const typed = shortHead(hash).toUpperCase().replaceAll('-', ' — ');
    expect(readShortHead(typed)).toBe(hash.slice(0, 16));
  });
  test('finds every wrong digit, and every exchange of neighbours but 0 with f', () => {
    const head = shortHead(hash).replaceAll('-', '');
    for (let place = 0; place < 17; place += 1) {
      for (const digit of '0123456789abcdef') {
        if (digit !== head[place]) expect(readShortHead(head.slice(0, place) + digit + head.slice(place + 1))).toBeNull();
      }
      const [a = '', b = ''] = [head[place], head[place + 1]];
      if (place < 16 && a !== b && !'0f'.includes(a) && !'0f'.includes(b))
        expect(readShortHead(head.slice(0, place) + b + a + head.slice(place + 2))).toBeNull();
    }
  });
  test.each(['', 'abcd', 'zzzz-zzzz-zzzz-zzzz-0'])('%j is no head', (text) => {
    expect(readShortHead(text)).toBeNull();
    expect(() => shortHead(text)).toThrow(TypeError);
  });
});

test('every kind of event names its subject, and unknown kinds are known to be unknown', () => {
  for (const [kind, { subject }] of Object.entries(eventKinds)) {
    expect(kind).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(subjectKinds).toContain(subject);
  }
  expect([isEventKind('case.closed'), isEventKind('toString')]).toEqual([true, false]);
});
