import type { ArrangementView } from '#shared/contract/archive.ts';
import { categoryWords, retentionWords } from '#shared/words/archive.ts';
import { arrangePageWords as words } from '#shared/words/archivePages.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { ArrangeItems, type PagesProps } from './ArrangeItems.tsx';
import classes from './archive.module.css';

/** What the arrangement would do: series with their first and last codes, items, and what is left with the reason. */
export function ArrangePreview({ preview, pages, onPages }: { readonly preview: ArrangementView } & PagesProps) {
  const { count, series, items, left, uncounted } = preview;
  if (count === 0 && left.length === 0)
    return (
      <Panel>
        <EmptyState small title={words.nothing} hint={words.nothingHint} />
      </Panel>
    );
  return (
    <>
      <KeyFigures label={words.title}>
        <KeyFigure label={words.figures.count} value={whole(count)} note={words.piece} tone="ink" />
        <KeyFigure label={words.figures.series} value={whole(series.length)} note={words.group} tone="jade" />
        <KeyFigure
          label={words.figures.left}
          value={whole(left.length)}
          note={left.length === 0 ? words.piece : words.leftNote}
          tone={left.length === 0 ? 'slate' : 'amber'}
        />
        <KeyFigure
          label={words.figures.uncounted}
          value={whole(uncounted)}
          note={uncounted === 0 ? words.piece : words.uncountedNote}
          tone={uncounted === 0 ? 'slate' : 'amber'}
        />
      </KeyFigures>
      {left.length === 0 ? null : (
        <Panel title={words.left} note={words.leftNote}>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th>{words.leftColumns.title}</th>
                  <th>{words.leftColumns.problems}</th>
                  <th aria-hidden />
                </tr>
              </thead>
              <tbody>
                {left.map((item) => (
                  <tr key={item.id}>
                    <td className={classes.wrap}>{item.title || <span className="dim">{words.noTitle}</span>}</td>
                    <td>{item.problems.map((problem) => words.problems[problem]).join('、')}</td>
                    <td className={classes.end}>
                      <PageLink to={`/archive/${item.id}`}>{words.fix}</PageLink>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {count === 0 ? null : (
        <>
          <Panel title={words.series} note={words.seriesNote}>
            {series.some((one) => one.earlierForm) ? <Notice tone="slate">{words.earlierFormNote}</Notice> : null}
            <div className={classes.scroll}>
              <table className={`${classes.table} ${classes.series}`}>
                <thead>
                  <tr>
                    <th>{words.columns.owner}</th>
                    <th>{words.columns.category}</th>
                    <th>{words.columns.retention}</th>
                    <th>{words.columns.subject}</th>
                    <th>{words.columns.first}</th>
                    <th>{words.columns.last}</th>
                    <th className="num">{words.columns.count}</th>
                    <th className="num">{words.columns.earlier}</th>
                  </tr>
                </thead>
                <tbody>
                  {series.map((one) => (
                    <tr key={`${one.owner} ${one.first}`}>
                      <td>{one.owner}</td>
                      <td>{categoryWords[one.category]}</td>
                      <td>{retentionWords[one.retention]}</td>
                      <td>{one.subjectName}</td>
                      <td className={classes.code}>
                        {one.first}
                        {one.earlierForm ? <span className="dim">　{words.earlierForm}</span> : null}
                      </td>
                      <td className={classes.code}>{one.last.slice(one.last.lastIndexOf('-') + 1)}</td>
                      <td className="num">{whole(one.count)}</td>
                      <td className="num">{whole(one.earlier)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
          <ArrangeItems items={items} count={count} pages={pages} onPages={onPages} />
        </>
      )}
    </>
  );
}
