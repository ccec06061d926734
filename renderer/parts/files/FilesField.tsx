import { workWords } from '#shared/words/work.ts';
import { FileDrop } from '#ui/ui/FileDrop.tsx';
import classes from './files.module.css';

/** What may be attached to a case or an order. */
const ENDINGS = ['.jpg', '.jpeg', '.png', '.webp', '.pdf', '.docx', '.doc', '.wps', '.xlsx', '.xls', '.ofd'] as const;
const LIMIT = 30 * 1024 * 1024;

export type FilesFieldProps = {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly label?: string;
  readonly hint?: string;
  readonly sent: { readonly done: number; readonly all: number } | null;
};

/** Photos and papers that go with a step. */
export function FilesField({ files, onFiles, label = workWords.files.label, hint = workWords.files.hint, sent }: FilesFieldProps) {
  return (
    <div>
      <div className={classes.label}>
        {label}
        <span className={classes.hint}>{hint}</span>
      </div>
      <FileDrop
        label={label}
        endings={ENDINGS}
        limit={LIMIT}
        files={files}
        onFiles={onFiles}
        multiple
        small
        kindWords={workWords.files.kinds}
        disabled={sent !== null}
      />
      {sent === null ? null : (
        <p className={classes.hint} role="status">
          {workWords.files.sending(sent.done, sent.all)}
        </p>
      )}
    </div>
  );
}
