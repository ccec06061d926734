import { Fragment, type ReactNode } from 'react';
import { SampleMark } from './SampleMark.tsx';
import classes from './PaperPreview.module.css';

export type Paper = {
  /** 发文机关标志, one entry per line. */
  readonly letterhead: readonly string[];
  /** 发文字号; before issue the words that stand in its place. */
  readonly number: string;
  /** Title, one entry per line. */
  readonly title: readonly string[];
  /** 主送机关 with its colon. */
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
  readonly date: string;
  /** 抄送 and 印发 lines at the foot. */
  readonly footer?: readonly string[];
};

/** An order in the look of GB/T 9704-2012, small: for reading beside the case, not for printing. */
export function PaperPreview({ paper, sample = false, actions }: { readonly paper: Paper; readonly sample?: boolean; readonly actions?: ReactNode }) {
  return (
    <div className={classes.wrap}>
      <article className={classes.sheet} tabIndex={0} aria-label={paper.title.join('')}>
        {sample ? (
          <span className={classes.sample}>
            <SampleMark />
          </span>
        ) : null}
        <div className={classes.letterhead}>{lines(paper.letterhead)}</div>
        <div className={classes.number}>{paper.number}</div>
        <div className={classes.rule} />
        <div className={classes.title}>{lines(paper.title)}</div>
        <div className={classes.body}>
          <p className={classes.addressee}>{paper.addressee}</p>
          {paper.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
        <div className={classes.signed}>
          <div>{paper.signature}</div>
          <div>{paper.date}</div>
        </div>
        {paper.footer === undefined ? null : <div className={classes.footer}>{lines(paper.footer)}</div>}
      </article>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

function lines(texts: readonly string[]) {
  return texts.map((text, index) => (
    <Fragment key={text}>
      {index > 0 ? <br /> : null}
      {text}
    </Fragment>
  ));
}
