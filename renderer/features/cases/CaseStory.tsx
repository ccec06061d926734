import { dayParts, formatDayShort } from '#shared/domain/date.ts';
import { casePageWords, casesWords } from '#shared/words/caseScreens.ts';
import { dayDense } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { Timeline } from '#ui/ui/Timeline.tsx';
import type { CaseDetail } from './caseDetail.ts';

/** 经过, latest first. */
export function CaseStory({ view, today }: { readonly view: CaseDetail; readonly today: string }) {
  return (
    <Panel title={casePageWords.story}>
      <Timeline
        label={casePageWords.story}
        items={view.timeline.map((entry) => ({
          id: String(entry.seq), when: storyDay(entry.onDay, today), title: entry.title, tone: entry.tone,
          ...(entry.who === null ? {} : { by: entry.who }), ...(entry.detail === '' ? {} : { text: entry.detail }), ...(entry.backfilled ? { late: casesWords.backfilled } : {}),
        }))}
      />
    </Panel>
  );
}

/** Days of this year without the year. */
function storyDay(day: string, today: string): string {
  return today !== '' && dayParts(day).year === dayParts(today).year ? formatDayShort(day) : dayDense(day);
}
