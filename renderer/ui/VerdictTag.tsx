import { verdictWords } from '#shared/words/common.ts';
import type { ShapeName } from './Shape.tsx';
import { StateTag } from './StateTag.tsx';
import type { Tone } from './theme.ts';

export type VerdictName = keyof typeof verdictWords;

const looks: Readonly<Record<VerdictName, { readonly tone: Tone; readonly shape?: ShapeName }>> = {
  pass: { tone: 'jade' },
  fail: { tone: 'seal' },
  unknown: { tone: 'slate' },
  not_applicable: { tone: 'slate', shape: 'dash' },
  exempt: { tone: 'slate', shape: 'dash' },
};

/** A verdict as a tag; `words` replaces the general word by what is short: `差 4㎡`, `未设`, `缺数据`. A failing 一般 or 原则上 is amber: counted apart. */
export function VerdictTag({
  verdict,
  words,
  plain = false,
  usual = false,
}: {
  readonly verdict: VerdictName;
  readonly words?: string;
  readonly plain?: boolean;
  readonly usual?: boolean;
}) {
  return (
    <StateTag {...(usual && verdict === 'fail' ? { tone: 'amber' as const } : looks[verdict])} plain={plain}>
      {words ?? verdictWords[verdict]}
    </StateTag>
  );
}
