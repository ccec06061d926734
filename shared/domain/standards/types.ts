import type { Condition, Measure } from './expressions.ts';
import type { PeriodUnit } from './period.ts';
import type { Strength } from './strength.ts';

/** Whom a rule judges. `estate` is one 小区 inside a community. */
export const levels = ['community', 'estate', 'subdistrict', 'county', 'city', 'department'] as const;
export type Level = (typeof levels)[number];

/** `auto` from figures · `semi` ticked with evidence · `manual` a person's judgement · `param` drives the program and judges nobody. */
export const checkKinds = ['auto', 'semi', 'manual', 'param'] as const;
export type CheckKind = (typeof checkKinds)[number];

export const valueTypes = ['flag', 'count', 'number', 'percent', 'ratio', 'money', 'choice', 'set', 'text', 'pattern', 'date', 'formula'] as const;
export type ValueType = (typeof valueTypes)[number];

/**
 * equal = · at_least ≥ · at_most ≤ · about ≈ within the tolerance · one_of any of the words ·
 * includes all of the words, more is remarked · matches a pattern · within a span of days · exists
 * filled in at all · indicator no threshold, shown only · increment grows by, used by pay scales only
 */
export const comparators = ['equal', 'at_least', 'at_most', 'about', 'one_of', 'includes', 'matches', 'within', 'exists', 'indicator', 'increment'] as const;
export type Comparator = (typeof comparators)[number];

/** Numbers are scaled integers like the metric's own (`value / 10^scale`). Days are inclusive. */
export type Threshold =
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: number; readonly scale: 0 | 2 }
  | { readonly kind: 'words'; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'measure'; readonly measure: Measure };

/** Percent in 0.01 % of the threshold, or absolute in the metric's scaled integers. */
export type Tolerance = { readonly kind: 'percent' | 'absolute'; readonly value: number };

/**
 * - `fail` the plain case
 * - `remark` stays a pass with a remark (清镇: 3,001–5,000 households may be kept)
 * - `remark_above` too little fails, too much is a pass with a remark (清镇: pay above the scale)
 */
export const missEffects = ['fail', 'remark', 'remark_above'] as const;
export type MissEffect = (typeof missEffects)[number];

/**
 * How a rule of a unit above follows from those below it.
 * `compliance` share of communities that meet `rules` · `kept` share still meeting what they met before ·
 * `coverage` inspected of what was to be inspected · `on_time` rectified in time of those due ·
 * `share` share for which `where` holds · `sum`, `average` of `metric` · `count` for which `where` holds
 */
export const aggregationKinds = ['compliance', 'kept', 'coverage', 'on_time', 'share', 'sum', 'average', 'count'] as const;
export type Aggregation = {
  readonly kind: (typeof aggregationKinds)[number];
  readonly over: 'community' | 'group' | 'case';
  readonly rules?: readonly string[];
  readonly metric?: string;
  readonly where?: Condition;
};

/** Rules that belong together: all must hold, or any one of them is enough (then the others do not apply). */
export type Combination = { readonly group: string; readonly mode: 'all' | 'any' };

/** A case the text itself takes out of the rule. */
export type TextException = { readonly when: Condition; readonly note: string };

/** What a rule becomes when the bureau reads an ambiguous text the other way. */
export type RuleVariant = {
  readonly setting: string;
  readonly choice: string;
  readonly set: Partial<Pick<Rule, 'measure' | 'comparator' | 'threshold' | 'onMiss' | 'applies' | 'tolerance' | 'aggregation' | 'period'>>;
};

/** A correction to how the table of rules was read (errata.csv). */
export type Erratum = { readonly tableSays: string; readonly readAs: string; readonly reason: string };

/** One checkable demand of a document. The id stays for ever; everything else belongs to a pack version. */
export type Rule = {
  readonly id: string;
  readonly docId: string;
  /** 三(五)功能设置 */
  readonly clause: string;
  /** Verbatim; `…` joins parts that stand apart in the text. */
  readonly quote: string;
  readonly area: string;
  /** What is looked at, in a few words: 图书阅览室面积. */
  readonly title: string;
  /** The programme's numbered task; null for duties outside them. */
  readonly task: number | null;
  /** The metric it is shown under; `measure` says what is computed when that is more than the metric's value. */
  readonly metric: string;
  readonly measure: Measure | null;
  readonly valueType: ValueType;
  readonly comparator: Comparator;
  readonly threshold: Threshold;
  /** The threshold as written in the table of rules. */
  readonly thresholdText: string;
  readonly unit: string;
  readonly strength: Strength;
  readonly check: CheckKind;
  readonly levels: readonly Level[];
  /** To whom it applies, in the table's words and as data; null applies to all. */
  readonly appliesText: string;
  readonly applies: Condition | null;
  readonly exceptions: readonly TextException[];
  /** 「无」: the thing is missing (judged as zero), or the matter does not arise (not applicable). */
  readonly noneMeans: 'zero' | 'not_applicable';
  readonly onMiss: MissEffect;
  readonly tolerance: Tolerance | null;
  /** A goal for the end of that year: before it, missing it is not yet a failure. */
  readonly targetYear: number | null;
  /** A figure holds for a period only (件/年, 次/季度): it decides in its own period and in the next. Left out: it holds until it changes. */
  readonly period?: PeriodUnit;
  readonly phase: string | null;
  readonly aggregation: Aggregation | null;
  readonly combination: Combination | null;
  readonly allowanceNote: string;
  readonly leadUnits: readonly string[];
  /** The text names no lead unit; the table infers one. */
  readonly leadInferred: boolean;
  readonly cooperatingUnits: readonly string[];
  readonly responsibleUnits: readonly string[];
  /** `order` can be put right by its responsible unit; `proposal` is for the government to decide (size of a committee). */
  readonly remedy: 'order' | 'proposal';
  /** Null: as long as the pack. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly variants: readonly RuleVariant[];
  readonly erratum: Erratum | null;
  readonly note: string;
};

/** A point where the text can be read in more than one way: the bureau decides, the default has a reason. */
export type Setting = {
  readonly key: string;
  readonly clause: string;
  readonly question: string;
  readonly choices: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly default: string;
  readonly reason: string;
  readonly rules: readonly string[];
};

export type Task = { readonly number: number; readonly title: string; readonly short: string; readonly clause: string };

/** Days inclusive. `variants` as for rules. */
export type Phase = {
  readonly key: string;
  readonly ordinal: number;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly quote: string;
  readonly variants: ReadonlyArray<{ readonly setting: string; readonly choice: string; readonly from: string }>;
};

export type OrderType = { readonly stage: 'rectification' | 'supervision' | 'accountability'; readonly name: string; readonly rule: string };

/** A conduct for which a unit or person is held to account. */
export type AccountabilityGround = { readonly name: string; readonly rule: string };

/** A document as data. Immutable once published: (id, version, hash of its canonical JSON). */
export type Pack = {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly docId: string;
  readonly title: string;
  readonly docNo: string;
  readonly issuer: string;
  readonly region: { readonly name: string; readonly code: string };
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly phases: readonly Phase[];
  readonly orderTypes: readonly OrderType[];
  readonly accountabilityGrounds: readonly AccountabilityGround[];
  readonly tasks: readonly Task[];
  readonly settings: readonly Setting[];
  readonly rules: readonly Rule[];
};

/** The bureau's choices, by setting key; a setting left out keeps its default. */
export type SettingChoices = Readonly<Record<string, string>>;
