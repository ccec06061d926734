/**
 * How strongly a document asks, in its own word. One code a word:
 * must 必须 · shall 应当 · need 须 · strictly 严格 · shall_not 不得 · usually 一般 · in_principle 原则上 ·
 * by_reference 参照 · advocated 提倡 · encouraged 鼓励 · if_able 有条件的 · may 可以 · strive 力争 ·
 * fact 事实 · computed 推算 (the last two state something and ask nothing).
 */
export const strengths = [
  'must',
  'shall',
  'need',
  'strictly',
  'shall_not',
  'usually',
  'in_principle',
  'by_reference',
  'advocated',
  'encouraged',
  'if_able',
  'may',
  'strive',
  'fact',
  'computed',
] as const;
export type Strength = (typeof strengths)[number];

/**
 * What a miss means. `mandatory` fails. `usual` (一般, 原则上, 参照) fails by default, is counted apart,
 * and can be excepted with a paper. `advisory` (提倡, 鼓励, 有条件 …) informs only and never fails.
 */
export type Weight = 'mandatory' | 'usual' | 'advisory';

const weights: Readonly<Record<Strength, Weight>> = {
  must: 'mandatory',
  shall: 'mandatory',
  need: 'mandatory',
  strictly: 'mandatory',
  shall_not: 'mandatory',
  usually: 'usual',
  in_principle: 'usual',
  by_reference: 'usual',
  advocated: 'advisory',
  encouraged: 'advisory',
  if_able: 'advisory',
  may: 'advisory',
  strive: 'advisory',
  fact: 'advisory',
  computed: 'advisory',
};

/** The effect class of a strength. */
export function weightOf(strength: Strength): Weight {
  return weights[strength];
}
