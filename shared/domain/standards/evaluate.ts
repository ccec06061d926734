import { derivedMetrics } from '#shared/domain/register/metrics-derived.ts';
import { UNFILLED, type MetricValue, type Qualifier } from '#shared/domain/register/value.ts';
import type { Condition, Measure } from './expressions.ts';

/** A subject's values by slot (see `CompiledJudge.metricKeys`); a hole counts as not filled in. */
export type SlotValues = ReadonlyArray<MetricValue | undefined>;
/** Gives every metric its slot, the same one each time. */
export type SlotOf = (metric: string) => number;
export type Evaluate = (values: SlotValues) => MetricValue;
/** Three-valued: null when it hangs on something not filled in. */
export type Decide = (values: SlotValues) => boolean | null;

const derivations = new Map(derivedMetrics.map((entry) => [entry.metric.key, entry]));
const YES: MetricValue = { number: 1, text: null, qualifier: 'exact' };
const PERHAPS_YES: MetricValue = { number: 1, text: null, qualifier: 'estimate' };
const NO: MetricValue = { number: 0, text: null, qualifier: 'none' };

/** The metrics a key is read from: itself, or what a derived metric follows from. */
export function sourceMetric(key: string): string {
  return derivations.get(key)?.from ?? key;
}

/** Turns a measure into a function over slots. Numbers are scaled integers; an estimate anywhere makes an estimate. */
export function compileMeasure(measure: Measure, slotOf: SlotOf): Evaluate {
  switch (measure.kind) {
    case 'metric': {
      const derivation = derivations.get(measure.metric);
      if (derivation !== undefined) return compileMeasure({ kind: derivation.how, of: { kind: 'metric', metric: derivation.from } }, slotOf);
      const slot = slotOf(measure.metric);
      return (values) => values[slot] ?? UNFILLED;
    }
    case 'number': {
      const constant: MetricValue = { number: measure.value, text: null, qualifier: 'exact' };
      return () => constant;
    }
    case 'positive': {
      const of = compileMeasure(measure.of, slotOf);
      return (values) => {
        const value = of(values);
        if (value.number === null) return UNFILLED;
        return value.number <= 0 ? NO : value.qualifier === 'estimate' ? PERHAPS_YES : YES;
      };
    }
    case 'sum':
      return compileMany(measure.of, slotOf, (numbers) => numbers.reduce((total, number) => total + number, 0));
    case 'least':
      return compileMany(measure.of, slotOf, (numbers) => Math.min(...numbers));
    case 'greatest':
      return compileMany(measure.of, slotOf, (numbers) => Math.max(...numbers));
    case 'ratio':
      return compileMany([measure.top, measure.bottom], slotOf, ([top = 0, bottom = 0]) => (bottom === 0 ? null : Math.floor((top * 10_000) / bottom)));
    case 'per':
      return compileMany([measure.of], slotOf, ([number = 0]) => Math.ceil(number / measure.size));
    case 'clamp':
      return compileMany([measure.of], slotOf, ([number = 0]) => Math.min(Math.max(number, measure.from), measure.to));
  }
}

function compileMany(parts: readonly Measure[], slotOf: SlotOf, combine: (numbers: readonly number[]) => number | null): Evaluate {
  const evaluates = parts.map((part) => compileMeasure(part, slotOf));
  return (values) => {
    const numbers: number[] = [];
    let qualifier: Qualifier = 'exact';
    let allAbsent = true;
    for (const evaluate of evaluates) {
      const value = evaluate(values);
      if (value.number === null) return UNFILLED;
      if (value.qualifier === 'estimate') qualifier = 'estimate';
      if (value.qualifier !== 'none') allAbsent = false;
      numbers.push(value.number);
    }
    const number = combine(numbers);
    return number === null ? UNFILLED : { number, text: null, qualifier: allAbsent && numbers.length > 0 ? 'none' : qualifier };
  };
}

/** Turns a condition into a function over slots; `ruleStateIs` decides conditions on another rule. */
export function compileCondition(condition: Condition, slotOf: SlotOf, ruleStateIs: (rule: string, is: 'pass' | 'fail') => Decide): Decide {
  switch (condition.kind) {
    case 'all':
      return decideAll(
        condition.of.map((part) => compileCondition(part, slotOf, ruleStateIs)),
        false,
      );
    case 'any':
      return decideAll(
        condition.of.map((part) => compileCondition(part, slotOf, ruleStateIs)),
        true,
      );
    case 'not': {
      const of = compileCondition(condition.of, slotOf, ruleStateIs);
      return (values) => negate(of(values));
    }
    case 'rule':
      return ruleStateIs(condition.rule, condition.is);
    case 'metric': {
      const evaluate = compileMeasure({ kind: 'metric', metric: condition.metric }, slotOf);
      const holds = test(condition.is, condition.value ?? null);
      const ifUnfilled = condition.ifUnfilled ?? null;
      return (values) => {
        const value = evaluate(values);
        return value.qualifier === 'unfilled' ? ifUnfilled : holds(value);
      };
    }
  }
}

/** Kleene's conjunction; with `decisive` true, his disjunction. */
function decideAll(parts: readonly Decide[], decisive: boolean): Decide {
  return (values) => {
    let result: boolean | null = !decisive;
    for (const part of parts) {
      const decided = part(values);
      if (decided === decisive) return decisive;
      if (decided === null) result = null;
    }
    return result;
  };
}

function negate(decided: boolean | null): boolean | null {
  return decided === null ? null : !decided;
}

type Is = Extract<Condition, { kind: 'metric' }>['is'];

function test(is: Is, wanted: number | string | null): (value: MetricValue) => boolean {
  const bound = typeof wanted === 'number' ? wanted : 0;
  switch (is) {
    case 'equal':
      return typeof wanted === 'string' ? (value) => value.text === wanted : (value) => value.number === wanted;
    case 'absent':
      return (value) => value.qualifier === 'none' || value.number === 0;
    case 'at_least':
      return (value) => value.number !== null && value.number >= bound;
    case 'at_most':
      return (value) => value.number !== null && value.number <= bound;
    case 'below':
      return (value) => value.number !== null && value.number < bound;
    case 'above':
      return (value) => value.number !== null && value.number > bound;
  }
}
