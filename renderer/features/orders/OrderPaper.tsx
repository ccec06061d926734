import type { OrderView } from '#shared/contract/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { SampleMark } from '#ui/ui/SampleMark.tsx';
import classes from './OrderPaper.module.css';

type Content = OrderView['content'];

/**
 * The whole text of an order in the look of GB/T 9704-2012, every length in millimetres of the sheet: type sizes,
 * margins, red line, room for the seal, 版记; each attachment on a sheet of its own.
 */
export function OrderPaper({ content, sample }: { readonly content: Content; readonly sample: boolean }) {
  return (
    <div className={classes.paper}>
      <article className={classes.sheet} aria-label={content.title}>
        {sample ? (
          <span className={classes.sample}>
            <SampleMark />
          </span>
        ) : null}
        <div className={classes.letterhead} style={{ fontSize: `calc(${headingSize(content.headingLines)} * var(--mm))` }}>
          {content.headingLines.join('\n')}
        </div>
        <div className={classes.number}>{content.number}</div>
        <div className={classes.rule} />
        <h2 className={classes.title}>{content.titleLines.join('\n')}</h2>
        <p className={classes.addressee}>{content.addressee === '' ? words.noAddressee : `${content.addressee}：`}</p>
        {content.body.map((paragraph, index) => (
          <p key={`${index} ${paragraph.text.slice(0, 12)}`} data-level={paragraph.level} className={classes.text}>
            <Whole text={paragraph.text} />
          </p>
        ))}
        {content.attachments.map((attachment, index) => (
          <p key={attachment.title} className={classes.text} data-first={index === 0 || undefined}>
            {words.attachmentLine(index + 1, content.attachments.length, attachment.title)}
          </p>
        ))}
        <div className={classes.signed}>
          <div>{content.issuer}</div>
          <div>{content.date === '' ? words.noDate : content.date}</div>
          <span className={classes.seal} aria-hidden>
            {words.seal}
          </span>
        </div>
        {content.copies.length === 0 ? null : <div className={classes.record}>{words.copies(content.copies)}</div>}
      </article>
      {content.attachments.map((attachment, index) => (
        <article key={attachment.title} className={classes.sheet} aria-label={attachment.title}>
          <div className={classes.attachmentHead}>{words.attachmentHead(index + 1, content.attachments.length)}</div>
          <h2 className={classes.attachmentTitle}>{attachment.titleLines.join('\n')}</h2>
          <table className={classes.table}>
            <thead>
              <tr>
                {attachment.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {attachment.rows.map((row) => (
                <tr key={row.join(' ').slice(0, 60)}>
                  {row.map((cell, column) => (
                    <td key={attachment.columns[column]}>
                      <Whole text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </article>
      ))}
    </div>
  );
}

/** Millimetres of the red heading: as large as its longest line leaves, in two lines as on the printed paper (26 pt). */
function headingSize(lines: readonly string[]): number {
  return Math.min(lines.length > 1 ? 9.2 : 13, 150 / Math.max(1, ...lines.map((line) => [...line].length)));
}

/** A 挂账号 does not break at its hyphens, here as on the printed paper. */
function Whole({ text }: { readonly text: string }) {
  return text.split(/([A-Z]{1,6}-\d{4}-\d+)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={classes.whole}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
