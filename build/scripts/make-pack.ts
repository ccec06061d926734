import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { parsePack } from '#shared/domain/standards/pack.ts';
import type { Strength } from '#shared/domain/standards/strength.ts';
import type { CheckKind, Comparator, Level, Pack, Phase, Rule, Setting, Task, Threshold, ValueType, OrderType } from '#shared/domain/standards/types.ts';
import { readCsv } from './csv.ts';

/** One row of the table of rules, by column name. */
type Row = Readonly<Record<string, string>>;

/** What the table does not say in machine form: `build/packs/<pack>.json`. Ids may be a span: QZ-009..QZ-014. */
type Overlay = {
  readonly doc: string;
  readonly pack: Pick<Pack, 'id' | 'version' | 'issuer' | 'region' | 'validFrom' | 'validTo'>;
  readonly tasks: readonly Task[];
  readonly phases: ReadonlyArray<Omit<Phase, 'from' | 'to' | 'quote'>>;
  readonly orderTypes: readonly OrderType[];
  readonly accountabilityGrounds: readonly string[];
  readonly settings: readonly Setting[];
  readonly errata: Readonly<Record<string, Partial<Rule>>>;
  readonly rules: ReadonlyArray<{ readonly ids: readonly string[]; readonly set: Partial<Rule> }>;
};

const strengths: Readonly<Record<string, Strength>> = {
  必须: 'must',
  应当: 'shall',
  '应当(硬上限)': 'shall',
  须: 'need',
  严格: 'strictly',
  不得: 'shall_not',
  一般: 'usually',
  原则上: 'in_principle',
  '原则上(同句)': 'in_principle',
  原则: 'in_principle',
  参照: 'by_reference',
  提倡: 'advocated',
  鼓励: 'encouraged',
  有条件的: 'if_able',
  有条件的逐步: 'if_able',
  有条件可以: 'if_able',
  可以: 'may',
  力争: 'strive',
  事实: 'fact',
  推算: 'computed',
};
const valueTypes: Readonly<Record<string, ValueType>> = {
  bool: 'flag',
  count: 'count',
  number: 'number',
  percent: 'percent',
  ratio: 'ratio',
  money: 'money',
  enum: 'choice',
  set: 'set',
  text: 'text',
  regex: 'pattern',
  date: 'date',
  formula: 'formula',
};
const comparators: Readonly<Record<string, Comparator>> = {
  '=': 'equal',
  '>=': 'at_least',
  '<=': 'at_most',
  '≈': 'about',
  in: 'one_of',
  match: 'matches',
  exists: 'exists',
  max: 'indicator',
  '+=': 'increment',
};
const levels: Readonly<Record<string, readonly Level[]>> = {
  社区: ['community'],
  小区: ['estate'],
  街道: ['subdistrict'],
  县: ['county'],
  县区: ['county'],
  市: ['city'],
  部门: ['department'],
  县区规划部门: ['department'],
  // Conduct of units and of the persons answering for them: the unit is the subject.
  单位: ['subdistrict', 'county', 'department'],
  责任人: [],
};

/** Makes a pack from the table of rules, its corrections and the overlay. Throws on anything it does not know. */
function makePack(rulesCsv: string, errataCsv: string, overlay: Overlay): Pack {
  const rows = readCsv(rulesCsv).filter((row) => row['doc_id'] === overlay.doc);
  const first = rows[0];
  if (first === undefined) throw new Error(`no rows of ${overlay.doc}`);
  const changes = changesByRule(rows, errataCsv, overlay);
  const rules = rows.map((row) => ({ ...ruleOf(row, overlay.tasks), ...changes.get(cell(row, 'rule_id')) }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return parsePack({
    format: 1,
    ...overlay.pack,
    docId: overlay.doc,
    title: cell(first, 'doc_title'),
    docNo: cell(first, 'doc_no'),
    issuedOn: cell(first, 'doc_date'),
    phases: overlay.phases.map((phase) => withSpan(phase, byId)),
    orderTypes: overlay.orderTypes,
    accountabilityGrounds: spans(overlay.accountabilityGrounds, rows).map((rule) => ({ rule, name: byId.get(rule)!.quote })),
    tasks: overlay.tasks,
    settings: overlay.settings,
    rules,
  });
}

function changesByRule(rows: readonly Row[], errataCsv: string, overlay: Overlay): Map<string, Partial<Rule>> {
  const changes = new Map<string, Partial<Rule>>();
  const change = (id: string, set: Partial<Rule>) => changes.set(id, { ...changes.get(id), ...set });
  for (const { ids, set } of overlay.rules) for (const id of spans(ids, rows)) change(id, set);
  for (const row of readCsv(errataCsv).filter((entry) => cell(entry, 'rule_id').startsWith(`${overlay.doc}-`))) {
    const span = cell(row, 'rule_id');
    const set = overlay.errata[span];
    if (set === undefined) throw new Error(`the overlay does not apply the erratum of ${span}`);
    const erratum = { tableSays: cell(row, 'table_says'), readAs: cell(row, 'read_as'), reason: cell(row, 'reason') };
    for (const id of spans([span], rows)) change(id, { ...set, erratum });
  }
  return changes;
}

/** One row as a rule, before the overlay. Throws on a word it does not know. */
export function ruleOf(row: Row, tasks: readonly Task[]): Rule {
  const clause = cell(row, 'clause');
  const metric = cell(row, 'subject_field');
  const comparator = known(comparators, cell(row, 'comparator'));
  const valueType = known(valueTypes, cell(row, 'value_type'));
  const leads = cell(row, 'lead_unit');
  return {
    id: cell(row, 'rule_id'),
    docId: cell(row, 'doc_id'),
    clause,
    quote: cell(row, 'clause_quote'),
    area: cell(row, 'area'),
    title: cell(row, 'metric'),
    task: tasks.find((task) => clause.startsWith(task.clause))?.number ?? null,
    metric,
    measure: null,
    valueType,
    comparator: valueType === 'date' ? 'within' : comparator,
    threshold: thresholdOf(cell(row, 'threshold'), valueType, metric, cell(row, 'unit')),
    thresholdText: cell(row, 'threshold'),
    unit: cell(row, 'unit'),
    strength: known(strengths, cell(row, 'strength')),
    check: cell(row, 'check_kind') as CheckKind,
    levels: cell(row, 'level')
      .split(/[/、]/)
      .flatMap((word) => known(levels, word)),
    appliesText: cell(row, 'applicability'),
    applies: null,
    exceptions: [],
    noneMeans: 'zero',
    onMiss: 'fail',
    tolerance: null,
    targetYear: null,
    phase: null,
    aggregation: null,
    combination: null,
    allowanceNote: cell(row, 'combination_allowance'),
    leadUnits: units(leads.replace('(原文未明)', '')),
    leadInferred: leads.includes('(原文未明)'),
    cooperatingUnits: units(cell(row, 'coop_units')),
    responsibleUnits: units(cell(row, 'resp_units')),
    remedy: 'order',
    validFrom: null,
    validTo: null,
    variants: [],
    erratum: null,
    note: cell(row, 'note'),
  };
}

function thresholdOf(text: string, valueType: ValueType, metric: string, unit: string): Threshold {
  // A formula (clamp(ceil(户数/200),5,9)) is written as a measure in the overlay.
  if (text === '' || valueType === 'formula') return { kind: 'none' };
  if (valueType === 'flag') return { kind: 'number', value: Number(text === 'true'), scale: 0 };
  if (valueType === 'pattern') return { kind: 'pattern', source: text };
  if (valueType === 'date') {
    const [from = '', to = ''] = text.split('..');
    return { kind: 'days', from, to };
  }
  if (valueType === 'choice' || valueType === 'set' || valueType === 'text') return { kind: 'words', values: text.split(/[;|]/) };
  const scale = metricByKey.get(metric)?.scale ?? (/^(㎡|%|元)/.test(unit) ? 2 : 0);
  const value = Math.round(Number(text) * 10 ** scale);
  if (!Number.isFinite(value)) throw new Error(`threshold is no number: ${text}`);
  return { kind: 'number', value, scale };
}

/** Names in a list by 、; the 、 inside brackets belongs to a name: 各乡(镇、街道). */
function units(text: string): string[] {
  return text === '' ? [] : text.split(/、(?![^(]*\))/);
}

function spans(ids: readonly string[], rows: readonly Row[]): string[] {
  const all = rows.map((row) => cell(row, 'rule_id'));
  return ids.flatMap((id) => {
    const [from = '', to = from] = id.split('..');
    const start = all.indexOf(from);
    const end = all.indexOf(to);
    if (start < 0 || end < start) throw new Error(`no such rules: ${id}`);
    return all.slice(start, end + 1);
  });
}

function withSpan(phase: Omit<Phase, 'from' | 'to' | 'quote'>, rules: ReadonlyMap<string, Rule>): Phase {
  const rule = rules.get(phase.rule);
  if (rule?.threshold.kind !== 'days') throw new Error(`${phase.rule} has no span of days`);
  return { ...phase, from: rule.threshold.from, to: rule.threshold.to, quote: rule.quote };
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the table has no column ${column}`);
  return value.trim();
}

function known<T>(table: Readonly<Record<string, T>>, word: string): T {
  const found = table[word];
  if (found === undefined) throw new Error(`unknown word in the table: ${word}`);
  return found;
}

const root = new URL('../../', import.meta.url);

/** Reads the sources of one pack in the tree and makes it; answers the text of its file. */
export function packFileText(id: string): string {
  const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
  const overlay = JSON.parse(read(`build/packs/${id}.json`)) as Overlay;
  return `${JSON.stringify(makePack(read('tests/fixtures/domain/rules.csv'), read('tests/fixtures/domain/errata.csv'), overlay), null, 1)}\n`;
}

if (import.meta.main) {
  for (const id of process.argv.slice(2)) {
    const target = new URL(`shared/packs/${id}.json`, root);
    writeFileSync(target, packFileText(id));
    process.stdout.write(`${fileURLToPath(target)}\n`);
  }
}
