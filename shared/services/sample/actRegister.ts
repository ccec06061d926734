import { exportSheet } from '#shared/domain/import/exportSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { yearOf } from '#shared/domain/date.ts';
import { type MetricValue, sameValue } from '#shared/domain/register/value.ts';
import { identityFields, metricByKey, registerColumns } from '#shared/domain/register/metrics.ts';
import type { SheetCell } from '#shared/domain/sheet/grid.ts';
import { XLSX } from '#shared/services/mime.ts';
import { sampleWords } from '#shared/words/sample.ts';
import { samplePlaceWords, samplePerson, sampleTowns } from '#shared/words/samplePlaces.ts';
import { type Cast, photo } from './cast.ts';
import type { Fault } from './faults.ts';
import { randomFrom } from './random.ts';
import { count, flag, hundredths, word } from './values.ts';

/** The register comes in as the clerks keep it: a workbook with the usual columns, then what it does not ask. */
export async function fillRegister(cast: Cast): Promise<void> {
  const { tools, communities, values, clerk } = cast;
  for (const { community, fault } of cast.plan.fromStart) values[community]!.set(fault.metric, badOf(cast, community, fault));
  await importWorkbook(cast);
  const known = await tools.ports.reads.register.communities();
  const units = (await tools.ports.reads.core.units()).filter((unit) => unit.kind === 'subdistrict');
  cast.townIds.push(...sampleTowns.map((town) => units.find((unit) => unit.name === town.name)!.id));
  cast.communityIds.push(...communities.map(({ name, town }) => known.find((row) => row.name === name && row.subdistrictId === cast.townIds[town])!.id));
  const inWorkbook = new Set(registerColumns);
  const ticked = new Set(cast.ticked.map(({ metric }) => metric));
  for (const { index } of communities) {
    const rest = [...values[index]!].filter(([metric]) => !inWorkbook.has(metric) && !ticked.has(metric));
    await save(
      cast,
      index,
      rest.map(([metric, value]) => ({ metric, value })),
      clerk,
    );
  }
}

async function importWorkbook({ tools, communities, values, clerk }: Cast): Promise<void> {
  const columns = registerColumns.map((key) => {
    const metric = metricByKey.get(key);
    const own = identityFields.find((field) => `identity.${field.key}` === key)?.label ?? key;
    const header =
      metric === undefined ? own : metric.unit === '' ? (metric.headers[0] ?? metric.label) : `${metric.headers[0] ?? metric.label}（${metric.unit}）`;
    return { key, metric, header };
  });
  const closing = { town: sampleTowns[sampleWords.mergedTown]!.name, name: sampleWords.mergedName, code: '990101001011', values: values[0]! };
  const listed = [
    ...communities.map((community) => ({ town: community.townName, name: community.name, code: community.code, values: values[community.index]! })),
    closing,
  ];
  const sheet = exportSheet({
    name: samplePlaceWords.fileTitle,
    titles: [samplePlaceWords.fileTitle],
    columns: columns.map(({ header, metric }) => ({
      header,
      kind: metric?.type === 'integer' ? 'integer' : metric?.type === 'scaled' || metric?.type === 'money' ? 'decimal' : 'text',
    })),
    rows: listed.map((row, at) =>
      columns.map(({ key, metric }): SheetCell => {
        if (metric === undefined)
          return key === 'identity.ordinal' ? at + 1 : key === 'identity.subdistrict' ? row.town : key === 'identity.name' ? row.name : row.code;
        if (metric.key === 'register.full_name' && row === closing) return samplePlaceWords.fullName(row.town, row.name);
        const value = row.values.get(metric.key);
        return value === undefined ? null : valueCell(metric, value);
      }),
    ),
  });
  const staged = await tools.stage(samplePlaceWords.fileName, await tools.ports.spreadsheets.write([sheet]), XLSX);
  const { session } = await tools.call('imports.open', { staged });
  const mapping = Object.fromEntries(session!.columns.map((column) => [String(column.columnIndex), column.target]));
  const { preview } = await tools.call('imports.preview', { session: session!.id, sheet: session!.sheet, mapping, onDay: tools.clock.today() });
  await tools.call('imports.confirm', { session: session!.id, preview }, { actor: clerk });
}

export function badOf({ communities, random }: Cast, index: number, fault: Fault): MetricValue {
  const { townName, name } = communities[index]!;
  return fault.bad({ town: townName, community: name, random });
}
export function goodOf({ communities, random }: Cast, index: number, fault: Fault): MetricValue {
  const { townName, name, sound } = communities[index]!;
  const before = sound.get(fault.metric);
  // What it was when all was well, unless it has grown since.
  return before !== undefined && before.qualifier !== 'unfilled' && random.chance(0.7) ? before : fault.good({ town: townName, community: name, random });
}

type Entry = { readonly metric: string; readonly value: MetricValue };

/** Values of the community itself, from today on; areas that follow from a room are changed at the room. */
export async function save(cast: Cast, index: number, entries: readonly Entry[], actor: string): Promise<void> {
  const { tools, communityIds, values, rooms } = cast;
  const id = communityIds[index]!;
  const today = tools.clock.today();
  const changed = entries.filter(({ metric, value }) => {
    const before = values[index]!.get(metric);
    return value.qualifier !== 'unfilled' && (before === undefined || !sameValue(before, value) || !rooms.has(`${index} ${metric}`));
  });
  const own = changed.filter(({ metric }) => !rooms.has(`${index} ${metric}`));
  if (own.length > 0) {
    const row = await tools.ports.reads.register.community(id);
    await tools.call(
      'register.save',
      { id, revision: row!.revision, validFrom: today, values: own.map(({ metric, value }) => ({ metric, value: { ...value } })) },
      { actor },
    );
  }
  for (const { metric, value } of changed) {
    const room = rooms.get(`${index} ${metric}`);
    if (room !== undefined) {
      await tools.call(
        'register.saveItem',
        {
          communityId: id,
          itemId: room.itemId,
          kind: 'room',
          revision: room.revision,
          validFrom: today,
          values: [{ metric: 'room.area', value: { ...value } }],
        },
        { actor },
      );
      room.revision += 1;
    }
    values[index]!.set(metric, value);
  }
}

/** What inspectors look at on the spot, for the communities visited together; blanks stay unticked. */
export async function tickVisited(cast: Cast, indexes: readonly number[]): Promise<void> {
  const { tools, communities, values, communityIds, inspector } = cast;
  const faulty = new Set(cast.plan.findings.map(({ community, fault }) => `${community} ${fault.metric}`));
  for (const [at, { ruleId, metric }] of cast.ticked.entries()) {
    const seen = indexes.filter((index) => {
      const { sound, blank, daycare } = communities[index]!;
      if (metric.startsWith('daycare.') && !daycare) return false;
      return sound.has(metric) && !values[index]!.has(metric) && (!blank.has(metric) || faulty.has(`${index} ${metric}`));
    });
    for (const group of sameValues(cast, seen, metric)) {
      const files = at % 9 === 0 ? [await photo(cast, 'board-after', sampleWords.afterPhoto(at + 1), 'photo_after')] : [];
      await tools.call(
        'standards.tick',
        {
          communityIds: group.indexes.map((index) => communityIds[index]!),
          ruleId,
          value: { ...group.value },
          onDay: tools.clock.today(),
          note: sampleWords.tickNote,
          files,
        },
        { actor: inspector },
      );
      for (const index of group.indexes) values[index]!.set(metric, group.value);
    }
    await tools.pause();
  }
}

function sameValues(
  { communities }: Cast,
  indexes: readonly number[],
  metric: string,
): ReadonlyArray<{ readonly value: MetricValue; readonly indexes: readonly number[] }> {
  const groups = Map.groupBy(indexes, (index) => JSON.stringify(communities[index]!.sound.get(metric)));
  return [...groups.values()].map((group) => ({ value: communities[group[0]!]!.sound.get(metric)!, indexes: group }));
}

/** Duties of the city and its subdistricts, ticked once. */
export async function tickUnits(cast: Cast): Promise<void> {
  const { tools, townIds, inspector } = cast;
  const units = await tools.ports.reads.core.units();
  const city = units.find((unit) => unit.kind === 'city')!.id;
  const tick = (unitId: string, ruleId: string, value: MetricValue) =>
    tools.call('standards.tick', { unitId, ruleId, value: { ...value }, onDay: tools.clock.today(), note: sampleWords.tickNote }, { actor: inspector });
  for (const ruleId of ['QZ-002', 'QZ-003', 'QZ-004', 'QZ-006', 'QZ-084', 'QZ-126', 'QZ-139', 'QZ-140']) await tick(city, ruleId, flag(ruleId !== 'QZ-126'));
  for (const [ruleId, value] of [
    ['QZ-005', 15],
    ['QZ-137', 2],
    ['QZ-138', 3],
  ] as const)
    await tick(city, ruleId, count(value));
  for (const [at, unitId] of townIds.entries()) {
    await tick(unitId, 'QZ-124', flag(true));
    await tick(unitId, 'QZ-125', flag(at !== 1));
    if (at !== 4) await tick(unitId, 'QZ-136', word(at === 1 ? 'superior' : 'own'));
  }
}

/** What every community filed in the year under each of the ten subjects: what is missing stays missing. */
export async function handInYear(cast: Cast): Promise<void> {
  const { tools, communityIds, values, clerk } = cast;
  const today = tools.clock.today();
  const random = randomFrom(yearOf(today));
  for (const [index, id] of communityIds.entries()) {
    const row = await tools.ports.reads.register.community(id);
    if (row === null || row.validTo !== null) continue;
    const filed = [...values[index]!].filter(([metric]) => metricByKey.get(metric)?.per === 'year');
    if (filed.length === 0) continue;
    const handedIn = filed.map(([metric, { number }]): Entry => ({
      metric,
      value: count(number === null || number === 0 ? 0 : number + random.between(0, 3)),
    }));
    await tools.call(
      'register.save',
      { id, revision: row.revision, validFrom: today, values: handedIn.map(({ metric, value }) => ({ metric, value: { ...value } })) },
      { actor: clerk },
    );
    for (const { metric, value } of handedIn) values[index]!.set(metric, value);
    await tools.pause();
  }
}

/** 定期汇报 and 专题会议 of a quarter. */
export async function tickQuarter({ tools, inspector }: Cast): Promise<void> {
  const city = (await tools.ports.reads.core.units()).find((unit) => unit.kind === 'city')!.id;
  for (const [ruleId, times] of [
    ['QZ-137', 1],
    ['QZ-138', 2],
  ] as const) {
    await tools.call(
      'standards.tick',
      { unitId: city, ruleId, value: { ...count(times) }, onDay: tools.clock.today(), note: sampleWords.tickNote },
      { actor: inspector },
    );
  }
}

/** The things a community has several of, one by one, fitting its figures. */
export async function itemise(cast: Cast, index: number): Promise<void> {
  const { tools, communityIds, clerk, random, communities } = cast;
  const own = cast.values[index]!;
  const today = tools.clock.today();
  const add = (kind: 'room' | 'member' | 'board' | 'signboard', values: readonly Entry[]) =>
    tools.call(
      'register.saveItem',
      {
        communityId: communityIds[index]!,
        itemId: null,
        kind,
        revision: 1,
        validFrom: today,
        values: values.map(({ metric, value }) => ({ metric, value: { ...value } })),
      },
      { actor: clerk },
    );
  for (const [key, metric] of ROOMS) {
    const area = own.get(metric);
    if (area === undefined || area.number === null || area.number === 0) continue;
    const twin = key === 'culture' && random.chance(0.35) ? 'office' : null;
    const label = sampleWords.rooms[key]!;
    const { itemId } = await add('room', [
      { metric: 'room.name', value: word(twin === null ? label : sampleWords.shared(label, sampleWords.rooms[twin]!)) },
      { metric: 'room.area', value: area },
      { metric: 'room.functions', value: word(twin === null ? key : [key, twin].toSorted().join('|')) },
    ]);
    cast.rooms.set(`${index} ${metric}`, { itemId, revision: 1 });
    await tools.pause();
  }
  for (const member of membersOf(cast, index)) await add('member', member);
  await tools.pause();
  const boards = own.get('bulletin.area');
  if (boards?.number !== null && boards !== undefined) {
    const first = Math.round((boards.number * random.between(45, 65)) / 10_000) * 100;
    const fixed = own.get('bulletin.fixed');
    for (const [at, area] of [first, boards.number - first].entries()) {
      await add('board', [
        { metric: 'board.kind', value: word(at === 0 ? 'disclosure' : 'publicity') },
        { metric: 'board.area', value: { ...boards, number: area } },
        ...(fixed === undefined ? [] : [{ metric: 'board.fixed', value: fixed }]),
      ]);
    }
  }
  for (const [text, place] of sampleWords.signboards(communities[index]!.name)) {
    await add('signboard', [
      { metric: 'signboard.text', value: word(text) },
      { metric: 'signboard.place', value: word(place) },
    ]);
  }
  await tools.pause();
}

const ROOMS: ReadonlyArray<readonly [string, string]> = [
  ['multi', 'rooms.multi.area'],
  ['reading', 'rooms.reading.area'],
  ['culture', 'rooms.culture.area'],
  ['children', 'rooms.children.area'],
  ['mediation', 'rooms.mediation.area'],
  ['firestation', 'rooms.firestation.area'],
  ['archive', 'rooms.archive.area'],
  ['service_station', 'service_station.area'],
];

/** As many members as the committee has, paid and insured as the register says. */
function membersOf({ values, random }: Cast, index: number): ReadonlyArray<readonly Entry[]> {
  const own = values[index]!;
  const size = own.get('committee.size')?.number ?? 0;
  const head = own.get('staff.allowance.head');
  const [deputy, member] = [own.get('staff.allowance.deputy'), own.get('staff.allowance.member')];
  const insurance = own.get('staff.social_insurance')?.text;
  const both = own.get('committee.director_is_secretary')?.number === 1;
  if (size < 4 || head === undefined || deputy === undefined || member === undefined || insurance === undefined) return [];
  const posts = [...(both ? ['secretary_director'] : ['secretary', 'director']), ...(deputy.qualifier === 'none' ? [] : ['deputy_director'])];
  while (posts.length < size) posts.push('member');
  return posts.map((post, at) => [
    { metric: 'member.name', value: word(samplePerson(index * 7 + at * 11)) },
    { metric: 'member.post', value: word(post) },
    {
      metric: 'member.pay',
      value:
        post === 'member'
          ? at % 3 === 2 && member.number !== null
            ? hundredths(member.number / 100 + 100)
            : member
          : post === 'deputy_director'
            ? deputy
            : head,
    },
    { metric: 'member.insured', value: flag(insurance === 'paid' || (insurance === 'partly' && at % 2 === 0)) },
    { metric: 'member.education', value: word(random.pick(['senior_school', 'college', 'college', 'bachelor', 'bachelor'])) },
  ]);
}
