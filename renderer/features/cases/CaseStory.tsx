import { dayParts, formatDayShort } from '#shared/domain/date.ts';
import { casePageWords, casesWords } from '#shared/words/caseScreens.ts';
import { dayDense } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { Timeline } from '#ui/ui/Timeline.tsx';
import type { CaseDetail } from './caseDetail.ts';

/** 经过, latest first. */
export function CaseStory({ view, today }: { readonly view: CaseDetail; readonly today: string }) {
  // Where the story crosses years, or lies in another year than today, each day is told with its year.
  const near = view.timeline.every((entry) => today !== '' && dayParts(entry.onDay).year === dayParts(today).year);
  return (
    <Panel title={casePageWords.story}>
      <Timeline
        label={casePageWords.story}
        items={view.timeline.map((entry) => ({
          id: String(entry.seq),
          when: near ? formatDayShort(entry.onDay) : dayDense(entry.onDay),
          title: entry.title,
          tone: entry.tone,
          ...(entry.who === null ? {} : { by: entry.who }),
          ...(entry.detail === '' ? {} : { text: entry.detail }),
          ...(entry.backfilled ? { late: casesWords.backfilled } : {}),
        }))}
      />
    </Panel>
  );
}
