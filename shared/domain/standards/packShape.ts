import type { Condition, Measure } from './expressions.ts';
import { byKind, day, either, filled, flag, integer, list, nullable, oneOf, record, text, type Decoder } from './decode.ts';
import { periodUnits } from './period.ts';
import { strengths } from './strength.ts';
import {
  aggregationKinds,
  checkKinds,
  comparators,
  levels,
  missEffects,
  valueTypes,
  type Aggregation,
  type Pack,
  type Phase,
  type Rule,
  type RuleVariant,
  type Setting,
  type Task,
  type Threshold,
  type Tolerance,
} from './types.ts';

/** The shape of a pack's JSON. What the fields mean together is checked in `pack.ts`. */

const condition: Decoder<Condition> = (value, path) => conditionByKind(value, path);
const conditions = list(condition);
const conditionByKind: Decoder<Condition> = byKind<Condition>({
  all: record({ kind: oneOf(['all']), of: conditions }),
  any: record({ kind: oneOf(['any']), of: conditions }),
  not: record({ kind: oneOf(['not']), of: condition }),
  rule: record({ kind: oneOf(['rule']), rule: filled, is: oneOf(['pass', 'fail']) }),
  metric: record(
    { kind: oneOf(['metric']), metric: filled, is: oneOf(['equal', 'at_least', 'at_most', 'below', 'above', 'absent']) },
    { value: either(integer, text, (value) => typeof value === 'number'), ifUnfilled: flag },
  ),
});

const measure: Decoder<Measure> = (value, path) => measureByKind(value, path);
const several = list(measure);
const measureByKind: Decoder<Measure> = byKind<Measure>({
  metric: record({ kind: oneOf(['metric']), metric: filled }),
  number: record({ kind: oneOf(['number']), value: integer }),
  positive: record({ kind: oneOf(['positive']), of: measure }),
  sum: record({ kind: oneOf(['sum']), of: several }),
  least: record({ kind: oneOf(['least']), of: several }),
  greatest: record({ kind: oneOf(['greatest']), of: several }),
  ratio: record({ kind: oneOf(['ratio']), top: measure, bottom: measure }),
  per: record({ kind: oneOf(['per']), of: measure, size: integer }),
  clamp: record({ kind: oneOf(['clamp']), of: measure, from: integer, to: integer }),
});

const threshold = byKind<Threshold>({
  none: record({ kind: oneOf(['none']) }),
  number: record({ kind: oneOf(['number']), value: integer, scale: oneOf([0, 2]) }),
  words: record({ kind: oneOf(['words']), values: list(filled) }),
  pattern: record({ kind: oneOf(['pattern']), source: filled }),
  days: record({ kind: oneOf(['days']), from: day, to: day }),
  measure: record({ kind: oneOf(['measure']), measure }),
});

const tolerance = nullable(record<Tolerance>({ kind: oneOf(['percent', 'absolute']), value: integer }));
const aggregation = nullable(
  record<Pick<Aggregation, 'kind' | 'over'>, Omit<Aggregation, 'kind' | 'over'>>(
    { kind: oneOf(aggregationKinds), over: oneOf(['community', 'group', 'case']) },
    { rules: list(filled), metric: filled, where: condition },
  ),
);

const variant: Decoder<RuleVariant> = record({
  setting: filled,
  choice: filled,
  set: record<object, Required<RuleVariant['set']>>(
    {},
    {
      measure: nullable(measure),
      comparator: oneOf(comparators),
      threshold,
      onMiss: oneOf(missEffects),
      applies: nullable(condition),
      tolerance,
      aggregation,
      period: oneOf(periodUnits),
    },
  ),
});

const rule: Decoder<Rule> = record<Omit<Rule, 'period'>, Required<Pick<Rule, 'period'>>>(
  {
    id: filled,
    docId: filled,
    clause: filled,
    quote: filled,
    area: filled,
    title: filled,
    task: nullable(integer),
    metric: filled,
    measure: nullable(measure),
    valueType: oneOf(valueTypes),
    comparator: oneOf(comparators),
    threshold,
    thresholdText: text,
    unit: text,
    strength: oneOf(strengths),
    check: oneOf(checkKinds),
    levels: list(oneOf(levels)),
    appliesText: text,
    applies: nullable(condition),
    exceptions: list(record({ when: condition, note: filled })),
    noneMeans: oneOf(['zero', 'not_applicable']),
    onMiss: oneOf(missEffects),
    tolerance,
    targetYear: nullable(integer),
    phase: nullable(filled),
    aggregation,
    combination: nullable(record({ group: filled, mode: oneOf(['all', 'any']) })),
    allowanceNote: text,
    leadUnits: list(filled),
    leadInferred: flag,
    cooperatingUnits: list(filled),
    responsibleUnits: list(filled),
    remedy: oneOf(['order', 'proposal']),
    validFrom: nullable(day),
    validTo: nullable(day),
    variants: list(variant),
    erratum: nullable(record({ tableSays: text, readAs: filled, reason: text })),
    note: text,
  },
  { period: oneOf(periodUnits) },
);

const setting: Decoder<Setting> = record({
  key: filled,
  clause: filled,
  question: filled,
  choices: list(record({ code: filled, label: filled })),
  default: filled,
  reason: filled,
  rules: list(filled),
});
const task: Decoder<Task> = record({ number: integer, title: filled, short: filled, clause: filled });
const phase: Decoder<Phase> = record({
  key: filled,
  ordinal: integer,
  title: filled,
  from: day,
  to: day,
  rule: filled,
  quote: filled,
  variants: list(record({ setting: filled, choice: filled, from: day })),
});

export const packShape: Decoder<Pack> = record({
  format: oneOf([1]),
  id: filled,
  version: filled,
  docId: filled,
  title: filled,
  docNo: filled,
  issuer: filled,
  region: record({ name: filled, code: filled }),
  issuedOn: day,
  validFrom: day,
  validTo: nullable(day),
  phases: list(phase),
  orderTypes: list(record({ stage: oneOf(['rectification', 'supervision', 'accountability']), name: filled, rule: filled })),
  accountabilityGrounds: list(record({ name: filled, rule: filled })),
  tasks: list(task),
  settings: list(setting),
  rules: list(rule),
});
