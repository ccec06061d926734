import { reprojectedText } from '#shared/words/calendar.ts';
import { calendarPageWords } from '#shared/words/systemCalendar.ts';
import type { Out } from '#ui/lib/query.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { SpanTable } from './SpanTable.tsx';
import classes from './system.module.css';

const words = calendarPageWords.dialog;
type Preview = Out<'calendar.preview'>;

/** What a pasted notice says, what is wrong with it, and which due days it moves. */
export function YearPreview({ preview }: { readonly preview: Preview }) {
  const { problems, spans, papers, moved, workdays } = preview;
  const year = preview.year ?? 0;
  if (problems.length > 0) {
    return (
      <div className={classes.preview}>
        <Notice tone="seal" alert>
          {words.problems(problems.length)}
        </Notice>
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={`${problem.row} ${problem.text}`}>{problem.text}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className={classes.preview}>
      <p>
        {preview.form === 'notice' ? words.asNotice(year, papers[0]?.number ?? '') : words.asTable(year, spans.length)}
        {workdays === null ? null : <span className={classes.remark}>{words.workdays(year, workdays)}</span>}
      </p>
      {preview.already === 'none' ? null : (
        <Notice tone={preview.already === 'same' ? 'slate' : 'amber'}>{preview.already === 'same' ? words.same(year) : words.other(year)}</Notice>
      )}
      <div className={classes.scroll}>
        <SpanTable spans={spans} />
      </div>
      {preview.already === 'same' ? null : <MovedTable moved={moved} />}
    </div>
  );
}

function MovedTable({ moved }: { readonly moved: Preview['moved'] }) {
  if (moved.length === 0) return <Notice tone="jade">{words.movedNone}</Notice>;
  return (
    <>
      <Notice tone="amber">{words.moved(moved.length)}</Notice>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.movedColumns.case}</th>
              <th>{words.movedColumns.what}</th>
              <th>{words.movedColumns.change}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((item) => (
              <tr key={item.caseId}>
                <td className="nowrap">
                  <PageLink to={`/cases/${item.caseId}`}>{item.caseNumber}</PageLink>
                </td>
                <td>{`${item.community} ${item.title}`}</td>
                <td className="nowrap">{reprojectedText(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
