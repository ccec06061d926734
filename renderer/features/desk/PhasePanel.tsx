import { daysBetween } from '#shared/domain/date.ts';
import { deskWords } from '#shared/words/desk.ts';
import { type Out, useCall } from '#ui/lib/query.ts';
import { dayLong } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PhaseBar, type PhaseSegment } from '#ui/ui/PhaseBar.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './desk.module.css';

type Phases = Out<'cases.desk'>['phases'];
/** Keeps the place of a line that is still being counted. */
const COUNTING = '　';

/** The programme's phases with today, or 方案期满 after the last. */
export function PhasePanel({ phases, today, expired }: { readonly phases: Phases; readonly today: string; readonly expired: boolean }) {
  // Asked for once the desk is there: on a large register it is counted long enough to hold up everything else.
  const { data: figures } = useCall('cases.phaseFigures', {}, ['cases', 'orders', 'rounds', 'register', 'calendar', 'settings']);
  const current = phases.findIndex((phase) => phase.state === 'current');
  const last = phases.at(-1);
  const first = phases[0];
  return (
    <Panel className={classes.phases ?? ''}>
      <PhaseBar
        label={deskWords.phases}
        phases={phases.map((phase) => segmentOf(phase, figures?.[phase.key] ?? [COUNTING], phase === last))}
        today={current < 0 ? null : { phase: current, at: phases[current]?.elapsed ?? 0, text: deskWords.todayFlag(today) }}
      />
      {expired && last !== undefined ? (
        <Notice tone="amber">
          <StateTag tone="amber" plain>
            {deskWords.expired}
          </StateTag>
          　{deskWords.expiredLine(dayLong(last.to))}
        </Notice>
      ) : null}
      {first !== undefined && today < first.from ? <p className="dim">{deskWords.notBegun(dayLong(first.from))}</p> : null}
    </Panel>
  );
}

const SHORT_PHASE = 300;

/** Under a running phase stands the flag of today, so its figures stand above. */
function segmentOf(phase: Phases[number], figures: readonly string[], isLast: boolean): PhaseSegment {
  const above = phase.state === 'current' ? figures : phase.state === 'future' && isLast ? [deskWords.kept] : [];
  const weight = daysBetween(phase.from, phase.to) + 1;
  // Under a short phase there is room for the first figure only; the board has them all.
  const below = phase.state === 'past' ? figures.slice(0, weight < SHORT_PHASE ? 1 : 2).join(' · ') : '';
  return {
    title: phase.title,
    period: deskWords.phaseSpan(phase.from, phase.to),
    figures: above,
    below,
    weight,
    passed: phase.elapsed,
    tone: phase.state === 'past' ? 'jade' : 'ink',
  };
}
