import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#build/scripts/csv.ts';
import { packFileText, ruleOf } from '#build/scripts/make-pack.ts';
import { canonicalJson } from '#shared/domain/canonical.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { parsePack, phaseOn, phasesUnder } from '#shared/domain/standards/pack.ts';
import { weightOf } from '#shared/domain/standards/strength.ts';
import type { Rule } from '#shared/domain/standards/types.ts';
import { shippedPack } from '#shared/packs/index.ts';

const fixture = (path: string) => readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url), 'utf8');
const source = fixture('seeds/qingzhen-2021-86.txt');
const table = readCsv(fixture('domain/rules.csv')).filter((row) => row['doc_id'] === 'QZ');
const pack = shippedPack('qingzhen-2021-86')!;
const ruleById = new Map(pack.rules.map((rule) => [rule.id, rule]));
const rule = (id: string): Rule => ruleById.get(id)!;

/** Whether the parts of a quote stand in a text one after the other. */
function quoted(text: string, quote: string): boolean {
  let from = 0;
  for (const part of quote.split('…')) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

describe('清府办函〔2021〕86号 as a pack', () => {
  it('has all 145 rules of the table under their ids, in order', () => {
    expect(pack.rules.map((entry) => entry.id)).toEqual(Array.from({ length: 145 }, (_, at) => `QZ-${String(at + 1).padStart(3, '0')}`));
  });

  it('quotes its document word for word', () => {
    expect(pack.rules.filter((entry) => !quoted(source, entry.quote)).map((entry) => `${entry.id} ${entry.quote}`)).toEqual([]);
  });

  it('would notice a quote that is not in the document, or whose parts are in another order', () => {
    expect(quoted(source, '用房面积不少于21平方米')).toBe(false);
    expect(quoted(source, '档案保管室用房面积10平方米…图书阅览室用房面积')).toBe(false);
  });

  it('names the ten tasks in the words of the document', () => {
    expect(pack.tasks.map((task) => task.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(pack.tasks.filter((task) => !source.includes(`${task.title}。`))).toEqual([]);
  });

  it('says what the table says: clause, quote, title, unit, threshold, check kind and units', () => {
    const said = pack.rules.map(({ id, clause, quote, area, title, unit, thresholdText, check, appliesText, allowanceNote, note }) => ({
      id,
      clause,
      quote,
      area,
      title,
      unit,
      thresholdText,
      check,
      appliesText,
      allowanceNote,
      note,
    }));
    expect(said).toEqual(
      table.map((row) => ({
        id: row['rule_id'],
        clause: row['clause'],
        quote: row['clause_quote'],
        area: row['area'],
        title: row['metric'],
        unit: row['unit'],
        thresholdText: row['threshold'],
        check: row['check_kind'],
        appliesText: row['applicability'],
        allowanceNote: row['combination_allowance'],
        note: row['note'],
      })),
    );
  });

  it('keeps the table’s figures in the scale of the metric', () => {
    const wrong = pack.rules.filter((entry) => {
      const { threshold } = entry;
      if (threshold.kind !== 'number' || entry.valueType === 'flag') return false;
      return (
        threshold.value / 10 ** threshold.scale !== Number(entry.thresholdText) || (metricByKey.get(entry.metric)?.scale ?? threshold.scale) !== threshold.scale
      );
    });
    expect(wrong.map((entry) => entry.id)).toEqual([]);
  });

  it('keeps the table’s metric keys except where one key stands for several things', () => {
    const renamed = pack.rules.filter((entry, at) => entry.metric !== table[at]!['subject_field']).map((entry) => `${entry.id} ${entry.metric}`);
    expect(renamed).toEqual([
      'QZ-038 rooms.multi.exists',
      'QZ-039 rooms.reading.exists',
      'QZ-040 rooms.culture.exists',
      'QZ-041 rooms.mediation.exists',
      'QZ-130 staff.allowance.head',
      'QZ-131 staff.allowance.head',
      'QZ-132 staff.allowance.deputy',
      'QZ-133 staff.allowance.member',
    ]);
  });

  it('applies the corrections of errata.csv to each rule they name', () => {
    const corrected = pack.rules.filter((entry) => entry.erratum !== null);
    expect(corrected.map((entry) => entry.id)).toEqual(Array.from({ length: 10 }, (_, at) => `QZ-${String(93 + at).padStart(3, '0')}`));
    for (const entry of corrected) {
      expect(entry.noneMeans).toBe('not_applicable');
      expect(entry.erratum?.readAs).toContain('无该类事项的年度');
    }
  });

  it('puts 一般 and 原则上 apart from what is mandatory, and makes 提倡 and 有条件 advice', () => {
    const usual = pack.rules.filter((entry) => weightOf(entry.strength) === 'usual').map((entry) => entry.id);
    expect(usual).toEqual(['QZ-016', 'QZ-017', 'QZ-033', 'QZ-034', 'QZ-035', 'QZ-036', 'QZ-037', 'QZ-042']);
    expect(pack.rules.filter((entry) => weightOf(entry.strength) === 'advisory').map((entry) => entry.id)).toEqual(['QZ-051', 'QZ-065', 'QZ-127']);
  });

  it('makes the responsible units of every rule the towns and subdistricts, as one name', () => {
    expect(pack.rules.filter((entry) => entry.responsibleUnits.join() !== '各乡(镇、街道)')).toEqual([]);
  });

  it('splits lists of units and marks a lead unit that the document does not name', () => {
    expect(rule('QZ-007').cooperatingUnits).toEqual(['市委宣传部', '贵阳市生态环境清镇分局', '市应急局', '市消防救援大队', '市综合行政执法局']);
    expect(rule('QZ-003').cooperatingUnits).toHaveLength(15);
    expect(rule('QZ-130')).toMatchObject({ leadUnits: ['市财政局'], leadInferred: true });
    expect(rule('QZ-042').leadInferred).toBe(false);
  });

  it('judges 114 rules at communities, 15 at the city and 3 at towns; the rest drive the program', () => {
    const judged = (level: string) => pack.rules.filter((entry) => entry.check !== 'param' && (entry.levels as readonly string[]).includes(level)).length;
    expect({
      community: judged('community'),
      city: judged('city'),
      subdistrict: judged('subdistrict'),
      param: pack.rules.filter((entry) => entry.check === 'param').length,
    }).toEqual({ community: 114, city: 15, subdistrict: 3, param: 13 });
  });

  it('has three phases without gaps, and the three orders in their order', () => {
    expect(pack.phases.map((phase) => [phase.title, phase.from, phase.to])).toEqual([
      ['督查摸底', '2021-01-01', '2021-06-30'],
      ['巩固提升', '2021-07-01', '2022-12-31'],
      ['长效机制', '2023-01-01', '2023-12-31'],
    ]);
    expect(pack.orderTypes.map((type) => [type.stage, type.name])).toEqual([
      ['rectification', '整改令'],
      ['supervision', '督办令'],
      ['accountability', '问责令'],
    ]);
    expect(pack.accountabilityGrounds.map((ground) => ground.name)).toEqual(['作风漂浮', '敷衍塞责', '推诿扯皮', '整改落实不到位']);
  });

  it('says 方案期满 after the last phase, and which phase runs on a day', () => {
    const phases = phasesUnder(pack, {});
    expect(phaseOn(phases, '2022-06-07')).toMatchObject({ running: [{ key: 'phase.2' }], expired: false });
    expect(phaseOn(phases, '2023-12-31').expired).toBe(false);
    expect(phaseOn(phases, '2024-01-01')).toEqual({ running: [], expired: true });
  });

  it('can start the first phase on the day of issue, when the bureau reads it so', () => {
    expect(phaseOn(phasesUnder(pack, { 'phase.1.start': 'issued' }), '2021-06-06').running).toEqual([]);
    expect(phaseOn(phasesUnder(pack, {}), '2021-06-06').running).toHaveLength(1);
  });

  it('shows for every ambiguous point a default, its reason and the rules it changes', () => {
    const varied = new Map<string, Set<string>>();
    for (const entry of pack.rules) for (const variant of entry.variants) varied.set(variant.setting, (varied.get(variant.setting) ?? new Set()).add(entry.id));
    for (const setting of pack.settings) {
      expect(setting.reason.length).toBeGreaterThan(10);
      expect([...(varied.get(setting.key) ?? [])].filter((id) => !setting.rules.includes(id) && id !== 'QZ-035')).toEqual([]);
    }
    expect(pack.settings.map((setting) => setting.key)).toEqual([
      'bulletin.basis',
      'archive_room.threshold',
      'office.health_station',
      'rooms.shared_area',
      'households.middle',
      'pay.standard',
      'estate_kind.unfilled',
      'office_facility.scope',
      'dispatch.period',
      'phase.1.start',
    ]);
  });

  it('is up to date with the table, the corrections and the overlay', () => {
    expect(fixture('../../shared/packs/qingzhen-2021-86.json')).toBe(packFileText('qingzhen-2021-86'));
  });

  it('has the same canonical text however its file is laid out', () => {
    const again = parsePack(JSON.parse(JSON.stringify(pack, null, 4)));
    expect(canonicalJson(again)).toBe(canonicalJson(pack));
  });
});

describe('all five documents', () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    QZ: ['qingzhen-2021-86.txt'],
    ZY: ['zhangye-2016-98.txt'],
    JZ: ['jingzhou-2016.txt'],
    JYG: ['jiayuguan-2020-97.simplified.txt'],
    LD: ['loudi-2018-10.simplified.txt'],
  };
  it('are quoted word for word by all 380 rows of the table', () => {
    // 荆州's page has a no-break space (U+00A0) where the table has a plain one (JZ-002).
    const rows = readCsv(fixture('domain/rules.csv'));
    const texts = new Map(
      Object.entries(files).map(([doc, names]) => [
        doc,
        names
          .map((name) => fixture(`seeds/${name}`))
          .join('\n')
          .replaceAll('\u00A0', ' '),
      ]),
    );
    expect(rows).toHaveLength(380);
    expect(rows.filter((row) => !quoted(texts.get(row['doc_id']!)!, row['clause_quote']!)).map((row) => row['rule_id'])).toEqual([]);
  });

  it('use no strength, comparator, value type or level that a rule cannot say', () => {
    const rules = readCsv(fixture('domain/rules.csv')).map((row) => ruleOf(row, []));
    expect(rules.filter((entry) => entry.levels.length === 0)).toEqual([]);
    expect(rules.find((entry) => entry.id === 'ZY-012')).toMatchObject({ levels: ['estate'], strength: 'shall' });
    expect(rules.find((entry) => entry.id === 'ZY-059')).toMatchObject({ strength: 'if_able' });
    expect(rules.find((entry) => entry.id === 'JYG-015')).toMatchObject({ comparator: 'increment', threshold: { value: 5_000, scale: 2 } });
    expect(rules.find((entry) => entry.id === 'LD-003')).toMatchObject({ comparator: 'about', threshold: { value: 200 } });
    expect(rules.find((entry) => entry.id === 'JZ-061')).toMatchObject({
      threshold: { kind: 'words', values: ['社区党组织', '居民委员会', '居务监督委员会'] },
    });
    expect(rules.find((entry) => entry.id === 'JZ-076')).toMatchObject({ levels: ['city', 'county'] });
  });
});
