import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/date.ts';
import { doubtOf } from '#shared/domain/backup/health.ts';
import { type DatabaseFacts, readManifest } from '#shared/domain/backup/manifest.ts';
import { differences } from '#shared/domain/backup/report.ts';
import { keptBackups, type KeptBackup } from '#shared/domain/backup/retention.ts';

const at = (day: string, clock = '01:00'): KeptBackup => ({ id: `${day} ${clock}`, madeAt: `${day}T${clock}:00.000Z`, reason: 'changes' });
const facts = (over: Partial<DatabaseFacts> = {}): DatabaseFacts => ({
  schemaVersion: 50,
  bureau: '清镇市民政局',
  lastSeq: 100,
  head: 'a'.repeat(64),
  tables: { event: 100, community: 52, orders: 20 },
  files: { count: 0, bytes: 0 },
  ...over,
});

describe('which backups stay', () => {
  it('all of the last two days, then one a day for 30 days, a week for 12 weeks, a month for 24 months', () => {
    const today = '2026-06-30';
    const backups: KeptBackup[] = [];
    for (let back = 0; back < 1000; back += 1) {
      const day = addDays(today, -back);
      backups.push(at(day, '01:00'), at(day, '06:30'));
    }
    const kept = keptBackups(backups, today);
    const count = (reason: string) => [...kept.values()].filter((value) => value === reason).length;
    expect(count('recent')).toBe(4);
    expect(count('day')).toBe(28);
    expect(count('week')).toBeGreaterThanOrEqual(7);
    expect(count('week')).toBeLessThanOrEqual(9);
    expect(count('month')).toBeGreaterThanOrEqual(20);
    expect(kept.size).toBeLessThan(70);
    // The newest of a day stands for it.
    expect(kept.has('2026-06-20 06:30')).toBe(true);
    expect(kept.has('2026-06-20 01:00')).toBe(false);
  });

  it('the newest of all, however old, and what was made before something large for a month', () => {
    expect([...keptBackups([at('2020-01-01'), at('2020-01-02')], '2026-01-01').keys()]).toEqual(['2020-01-02 01:00']);
    const before: KeptBackup = { ...at('2026-06-20', '02:00'), reason: 'import' };
    expect(keptBackups([at('2026-06-30'), at('2026-06-20', '06:00'), before], '2026-06-30').get(before.id)).toBe('before');
    expect(keptBackups([at('2026-08-30'), at('2026-06-20', '06:00'), before], '2026-08-30').has(before.id)).toBe(false);
  });

  it('keeping twice lets nothing more go', () => {
    const backups = Array.from({ length: 400 }, (_, back) => at(addDays('2026-06-30', -back)));
    const once = keptBackups(backups, '2026-06-30');
    const again = keptBackups(
      backups.filter(({ id }) => once.has(id)),
      '2026-06-30',
    );
    expect([...again.keys()]).toEqual([...once.keys()]);
  });
});

describe('a source that is not the register it was', () => {
  it.each([
    ['nothing before', facts({ tables: {} }), null, null],
    ['the same', facts(), facts(), null],
    ['a fifth less is still believed', facts({ tables: { event: 100, community: 42, orders: 20 } }), facts(), null],
    ['more than a fifth less is not', facts({ tables: { event: 100, community: 41, orders: 20 } }), facts(), 'shrunk'],
    ['few rows say nothing', facts({ tables: { event: 100, community: 52, orders: 2 } }), facts({ tables: { event: 100, community: 52, orders: 9 } }), null],
    ['empty', facts({ bureau: '', lastSeq: 0, tables: {} }), facts(), 'empty'],
  ] as const)('%s', (_name, now, last, kind) => {
    expect(doubtOf(now, last)?.kind ?? null).toBe(kind);
  });
});

describe('a manifest', () => {
  const good = {
    format: 1,
    program: 'community-oversight-desk',
    programVersion: '0.1.0',
    reason: 'manual',
    madeAt: '2026-06-30T01:00:00.000Z',
    database: { name: 'register.db', size: 10, sha256: 'b'.repeat(64) },
    facts: facts(),
    filesHashed: 'all',
    filesMissing: [],
  };
  it('is read as written, whatever else it may say', () => {
    expect(readManifest(JSON.stringify(good))).toEqual({ ok: true, manifest: good });
    expect(readManifest(JSON.stringify({ ...good, later: 1 })).ok).toBe(true);
  });
  it.each([
    ['no JSON', '{', 'manifest_damaged'],
    ['null', 'null', 'manifest_damaged'],
    ['another program', JSON.stringify({ ...good, program: 'x' }), 'manifest_other'],
    ['a later form', JSON.stringify({ ...good, format: 2 }), 'manifest_newer'],
    ['no figures', JSON.stringify({ ...good, facts: null }), 'manifest_damaged'],
    ['a path as name', JSON.stringify({ ...good, database: { ...good.database, name: '../register.db' } }), 'manifest_damaged'],
    ['a negative count', JSON.stringify({ ...good, facts: facts({ tables: { event: -1 } }) }), 'manifest_damaged'],
    ['an unknown reason', JSON.stringify({ ...good, reason: 'whim' }), 'manifest_damaged'],
  ])('%s is refused', (_name, text, problem) => {
    expect(readManifest(text)).toEqual({ ok: false, problem });
  });
  it('says in which table and where in the log a database differs from it', () => {
    expect(differences(facts(), facts({ lastSeq: 99, tables: { event: 99, community: 52, orders: 20 } }), 'register.db')).toEqual([
      { code: 'counts_differ', file: 'event', expected: 100, actual: 99 },
      { code: 'events_differ', file: 'register.db', expected: 100, actual: 99 },
    ]);
  });
});
