import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from '#host/adapters/pinyin.ts';
import { openBackend } from '#host/backend.ts';
import { createIds } from '#host/ids.ts';
import { contract } from '#shared/contract/index.ts';
import { connect } from '#shared/rpc/rpc.ts';
import { addDays } from '#shared/domain/date.ts';
import { registerSheet, valuesOfRow } from '#tests/fixtures/domain/registerRows.ts';
import { type Book, openBook } from './book.ts';
import { BUREAU, CITY, LARGE, type LargeCommunity, type LargeUnit, type RegisterSize } from './large.ts';
import { fillCases } from './largeCases.ts';

/** Two characters a name is made of. */
const syllables = [
  '云桥',
  '松岭',
  '石桥',
  '宏远',
  '同心',
  '春晖',
  '前锋',
  '中坪',
  '东堡',
  '临湖',
  '红杉',
  '梧桐',
  '新桥',
  '西河',
  '南园',
  '北苑',
  '青山',
  '翠屏',
  '金沙',
  '玉泉',
  '长宁',
  '安定',
  '文昌',
];
const syllable = (index: number): string => syllables[index % syllables.length]!;

/**
 * Builds a data folder as it looks after a year and a half, at the everyday limit unless told otherwise: first run through the program, the
 * rest written raw in one go. Answers how many rows each table got.
 */
export async function buildLargeRegister(folder: string, size: RegisterSize = LARGE): Promise<Readonly<Record<string, number>>> {
  mkdirSync(folder, { recursive: true });
  const persons = await firstRun(folder, size);
  const book = openBook(join(folder, 'register.db'), persons[0]);
  const units = fillUnits(book, size);
  const communities = fillCommunities(book, units, size);
  const rounds = fillRounds(book, communities, size);
  fillCases(book, { size, units, communities, rounds, persons });
  book.close();
  return book.counts;
}

async function firstRun(folder: string, size: RegisterSize): Promise<readonly [string, string]> {
  const clock = { now: () => `${size.firstDay}T01:00:00.000Z`, today: () => size.firstDay };
  const backend = await openBackend({
    dataFolder: folder,
    version: '0',
    clock,
    ids: createIds(),
    pinyin,
    report: (error) => {
      throw error;
    },
  });
  const { persons } = await connect(
    contract,
    backend.dispatch,
    () => 'bench-first-run',
  )('setup.start', {
    bureau: BUREAU,
    city: CITY,
    persons: [
      { name: '示例甲', post: '经办人' },
      { name: '示例乙', post: '科长' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder: null,
  });
  await backend.close();
  return [persons[0]!.id, persons[1]!.id];
}

function fillUnits(book: Book, size: RegisterSize): LargeUnit[] {
  return Array.from({ length: size.units }, (_, index) => {
    const unit = { id: book.id(), name: `${syllable(index)}${index < syllables.length ? '' : '新区'}${index % 3 === 0 ? '镇' : '街道'}` };
    const no = book.most('subject', 'no') + 1;
    book.write('subject', { no, kind: 'unit', id: unit.id });
    book.write('unit', {
      id: unit.id,
      no,
      kind: 'subdistrict',
      name: unit.name,
      full_name: unit.name,
      parent_id: null,
      code: null,
      ord: index,
      valid_from: size.firstDay,
      valid_to: null,
      revision: 1,
    });
    return unit;
  });
}

function fillCommunities(book: Book, units: readonly LargeUnit[], size: RegisterSize): LargeCommunity[] {
  const metricNos = new Map<string, number>();
  const samples = Object.keys(registerSheet.rows).map((name) => [...valuesOfRow(name)].filter(([, value]) => value.qualifier !== 'unfilled'));
  const firstNo = book.most('subject', 'no') + 1;
  const firstMetric = book.most('metric', 'no') + 1;
  return Array.from({ length: size.communities }, (_, index) => {
    const community = {
      id: book.id(),
      no: firstNo + index,
      name: `${syllable(index)}${syllable(index * 7 + 3)}${index < 160 ? '' : `第${Math.floor(index / 160)}`}社区`,
      unit: index % size.units,
    };
    const unit = units[community.unit]!;
    book.write('subject', { no: community.no, kind: 'community', id: community.id });
    book.write('community', {
      id: community.id,
      no: community.no,
      subdistrict_id: unit.id,
      name: `${community.name}${index}`,
      code: String(520_181_000_000 + index),
      haystack: book.search('community', community.id, community.name, unit.name),
      sort_key: pinyin.initials(community.name),
      ord: index,
      valid_from: size.firstDay,
      valid_to: null,
      revision: 1,
    });
    const seq = book.event('community.added', 'community', community.id, size.firstDay, { name: community.name });
    for (const [metric, value] of samples[index % samples.length]!) {
      let metricNo = metricNos.get(metric);
      if (metricNo === undefined) {
        metricNos.set(metric, (metricNo = firstMetric + metricNos.size));
        book.write('metric', { no: metricNo, key: metric });
      }
      const number = value.number === null ? null : value.number + (metric.endsWith('area') ? index : 0);
      const row = { subject_no: community.no, metric_no: metricNo, valid_from: size.firstDay, seq, number, text: value.text, qualifier: value.qualifier };
      book.write('register_value', { ...row, source: 'import', import_id: null, source_row: null });
      book.write('register_current', row);
    }
    return community;
  });
}

function fillRounds(book: Book, communities: readonly LargeCommunity[], size: RegisterSize): string[] {
  return ['2021-02-01', '2021-05-10', '2021-08-16', '2021-11-15', '2022-02-14', '2022-05-16'].map((startsOn, index) => {
    const id = book.id();
    const seq = book.event('round.opened', 'round', id, startsOn, { name: `第${index + 1}批督查` });
    book.write('round', {
      id,
      name: `第${index + 1}批督查`,
      phase: index < 2 ? 'phase.1' : 'phase.2',
      team: '督查组',
      starts_on: startsOn,
      ends_on: addDays(startsOn, 40),
      note: '',
      revision: 1,
      seq,
    });
    for (const community of communities) {
      const inspectedOn = addDays(startsOn, book.next(40));
      book.write('round_community', {
        round_id: id,
        community_no: community.no,
        inspected_on: inspectedOn <= size.day ? inspectedOn : null,
        inspector: '示例丙',
      });
    }
    return id;
  });
}
