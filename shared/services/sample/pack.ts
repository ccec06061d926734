import type { Pack, Phase, Rule } from '#shared/domain/standards/types.ts';
import { samplePlaceWords } from '#shared/words/samplePlaces.ts';
import type { PackLibrary } from '#shared/services/ports.ts';

/** The document the sample is judged by. */
export const SOURCE_PACK = 'qingzhen-2021-86';
export const SAMPLE_PACK = `sample-${SOURCE_PACK}`;

/**
 * 清镇's document as the sample city's: the city's name in the form of a committee's full name, and its three phases
 * moved so that the last one is `year`. Quotes, number and title of the paper stay as they were written.
 */
export function samplePack(source: Pack, year: number): Pack {
  const shift = year - Number(lastDay(source).slice(0, 4));
  return {
    ...source,
    id: SAMPLE_PACK,
    region: { name: samplePlaceWords.city, code: '990101' },
    phases: source.phases.map((phase) => shiftPhase(phase, shift)),
    rules: source.rules.map((rule) => sampleRule(rule, shift)),
  };
}

/** The shipped packs with the sample's own before them. */
export function sampleLibrary(library: PackLibrary, year: number): PackLibrary {
  const own = () => samplePack(library.content(SOURCE_PACK) as Pack, year);
  return {
    list: () => {
      const { id, title, docNo, issuer, rules } = own();
      return [{ id, title, docNo, issuer, rules: rules.length }, ...library.list()];
    },
    content: (id) => (id === SAMPLE_PACK ? own() : library.content(id)),
  };
}

function lastDay(pack: Pack): string {
  return pack.phases.reduce((latest, phase) => (phase.to > latest ? phase.to : latest), '');
}

function shiftPhase(phase: Phase, shift: number): Phase {
  return {
    ...phase,
    from: shiftDay(phase.from, shift),
    to: shiftDay(phase.to, shift),
    variants: phase.variants.map((variant) => ({ ...variant, from: shiftDay(variant.from, shift) })),
  };
}

function sampleRule(rule: Rule, shift: number): Rule {
  const { threshold } = rule;
  if (threshold.kind === 'days') {
    const [from, to] = [shiftDay(threshold.from, shift), shiftDay(threshold.to, shift)];
    return { ...rule, threshold: { kind: 'days', from, to }, thresholdText: `${from}..${to}` };
  }
  if (threshold.kind === 'pattern' && threshold.source.includes(samplePlaceWords.sourceCity)) {
    const named = threshold.source.replace(samplePlaceWords.sourceCity, samplePlaceWords.city);
    return { ...rule, threshold: { kind: 'pattern', source: named }, thresholdText: named };
  }
  return rule;
}

/** The same day of another year; none of a phase's days is 29 February. */
function shiftDay(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
