/**
 * Expressions over a subject's values, as data in a pack. Truth has three values: what is not
 * filled in is neither true nor false, and a verdict that hangs on it is 无法判定.
 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** Another rule of the pack has this state here (exemptions aside); the other rule may not look at rules itself. */
  | { readonly kind: 'rule'; readonly rule: string; readonly is: 'pass' | 'fail' }
  | {
      readonly kind: 'metric';
      readonly metric: string;
      /** `absent`: 「无」 or zero. `below` and `above` exclude the value, `at_least` and `at_most` include it. */
      readonly is: 'equal' | 'at_least' | 'at_most' | 'below' | 'above' | 'absent';
      /** Scaled integer, choice code or text, or 1/0 for a flag; nothing for `absent`. */
      readonly value?: number | string;
      /** What holds while the metric is not filled in; left out: unknown. */
      readonly ifUnfilled?: boolean;
    };

/**
 * A number made from values, in scaled integers. `positive` 1 when above zero else 0 · `ratio` in 0.01 % ·
 * `per` whole parts of `size`, rounded up (每200户1人) · `clamp` kept within bounds.
 */
export type Measure =
  | { readonly kind: 'metric'; readonly metric: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'positive'; readonly of: Measure }
  | { readonly kind: 'sum' | 'least' | 'greatest'; readonly of: readonly Measure[] }
  | { readonly kind: 'ratio'; readonly top: Measure; readonly bottom: Measure }
  | { readonly kind: 'per'; readonly of: Measure; readonly size: number }
  | { readonly kind: 'clamp'; readonly of: Measure; readonly from: number; readonly to: number };

/** Metrics a condition looks at itself (those of rules it names come with the rules). */
export function conditionMetrics(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(conditionMetrics);
    case 'not':
      return conditionMetrics(condition.of);
    case 'metric':
      return [condition.metric];
    case 'rule':
      return [];
  }
}

/** Rules a condition looks at. */
export function conditionRules(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(conditionRules);
    case 'not':
      return conditionRules(condition.of);
    case 'rule':
      return [condition.rule];
    case 'metric':
      return [];
  }
}

/** Metrics a measure is made from. */
export function measureMetrics(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case 'metric':
      return [measure.metric];
    case 'number':
      return [];
    case 'sum':
    case 'least':
    case 'greatest':
      return measure.of.flatMap(measureMetrics);
    case 'ratio':
      return [...measureMetrics(measure.top), ...measureMetrics(measure.bottom)];
    case 'positive':
    case 'per':
    case 'clamp':
      return measureMetrics(measure.of);
  }
}
