/**
 * Verdicts counted. `fail` are mandatory ones, `usualFail` those of 一般 and 原则上, counted apart. Rules that only
 * advise (提倡, 有条件 …) are in none of these: `advice` counts what they would like and do not find.
 */
export type Counts = {
  pass: number;
  fail: number;
  usualFail: number;
  unknown: number;
  notApplicable: number;
  exempt: number;
  advice: number;
};

/** All zero; counts are added to in place while verdicts are walked. */
export function noCounts(): Counts {
  return { pass: 0, fail: 0, usualFail: 0, unknown: 0, notApplicable: 0, exempt: 0, advice: 0 };
}

/** The member that a letter of the verdict cache adds to; null for advice taken or not judged. */
const memberOf: ReadonlyMap<number, keyof Counts> = new Map(
  [
    ['P', 'pass'],
    ['R', 'pass'],
    ['F', 'fail'],
    ['G', 'usualFail'],
    ['U', 'unknown'],
    ['N', 'notApplicable'],
    ['E', 'exempt'],
    ['A', 'advice'],
  ].map(([letter, member]) => [letter!.charCodeAt(0), member as keyof Counts]),
);

/** Adds one letter of the verdict cache (`outcomes.ts`): the one place that says what counts as what. */
export function countLetter(counts: Counts, letter: string, at = 0): void {
  const member = memberOf.get(letter.charCodeAt(at));
  if (member !== undefined) counts[member] += 1;
}

/** Counts a subject's letters. */
export function countLetters(letters: string): Counts {
  const counts = noCounts();
  for (let index = 0; index < letters.length; index += 1) countLetter(counts, letters, index);
  return counts;
}

/** Counts the letters at these places: those of one task. */
export function countAt(letters: string, indexes: readonly number[]): Counts {
  const counts = noCounts();
  for (const index of indexes) countLetter(counts, letters, index);
  return counts;
}

/** Adds `more` to `into`. */
export function addCounts(into: Counts, more: Readonly<Counts>): void {
  into.pass += more.pass;
  into.fail += more.fail;
  into.usualFail += more.usualFail;
  into.unknown += more.unknown;
  into.notApplicable += more.notApplicable;
  into.exempt += more.exempt;
  into.advice += more.advice;
}

/** 不达标: mandatory and usual ones together. */
export function failing(counts: Readonly<Counts>): number {
  return counts.fail + counts.usualFail;
}

/** What applies and is judged or waits to be judged: the whole of 「达标 55 / 84 项」. */
export function applicable(counts: Readonly<Counts>): number {
  return counts.pass + counts.fail + counts.usualFail + counts.unknown;
}

/**
 * Share met of what could be judged, in 0.01 %; null when nothing could. Unknown verdicts stand beside it and are
 * not in it: with them below the line a district that has filled in little would look like one that fails much,
 * and no order could put that right. They are never passes either, so always show `unknown` next to this rate.
 * Rounded down: 100 % is shown only when nothing fails.
 */
export function complianceRate(counts: Readonly<Counts>): number | null {
  return rate(counts.pass, counts.pass + counts.fail + counts.usualFail);
}

/** Share proven met of all that applies, unknown included, in 0.01 %: the rate the pages show, and a floor for `complianceRate`. */
export function provenRate(counts: Readonly<Counts>): number | null {
  return rate(counts.pass, applicable(counts));
}

/** `part` of `whole` in 0.01 %, rounded down; null of nothing. */
function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 10_000) / whole);
}
