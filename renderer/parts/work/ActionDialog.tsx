import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BatchResult } from '#shared/contract/cases.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { commonWords } from '#shared/words/common.ts';
import { errorText } from '#shared/words/errors.ts';
import { workWords } from '#shared/words/work.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Shape } from '#ui/ui/Shape.tsx';
import { submitOnCtrlEnter } from '#ui/ui/submitOnCtrlEnter.ts';
import { useReturnFocus } from '#ui/ui/useReturnFocus.ts';
import { SwitchPerson } from './SwitchPerson.tsx';
import classes from './work.module.css';

export type ActionDialogProps = {
  readonly title: string;
  /** What it is done to: one line for several. */
  readonly targets: string;
  readonly explain?: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly results: readonly BatchResult[] | null;
  /** A way besides, left of the main button: 退回 beside 同意销号. */
  readonly besides?: ReactNode;
  readonly note?: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** Refusals that another acting person can lift: the dialog offers the others at once. */
const OTHER_PERSON = new Set(['item_rechecker_is_reporter', 'order_reviewer_is_drafter', 'actor_missing', 'actor_unknown']);

/**
 * A step of the work as a dialog: what it is done to, the fields, errors where they belong. A single refused row keeps
 * everything typed; several rows turn into a list of results. Ctrl+Enter submits from any field.
 */
export function ActionDialog(props: ActionDialogProps) {
  const { title, targets, explain, busy, error, results, onSubmit, onClose, children } = props;
  useReturnFocus();
  const many = results !== null && results.length > 1;
  const single = results !== null && results.length === 1 ? (results[0] ?? null) : null;
  if (many) {
    return (
      <Modal opened onClose={onClose} title={workWords.results.title}>
        <Results results={results} onClose={onClose} />
      </Modal>
    );
  }
  return (
    <FormModal opened onClose={onClose} title={title}>
      <form
        noValidate
        onKeyDown={submitOnCtrlEnter}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <p className={classes.targets}>{targets}</p>
        {explain === undefined ? null : <p className={classes.explain}>{explain}</p>}
        <div className={classes.fields}>{children}</div>
        <div className={classes.problem} aria-live="assertive">
          {error === null ? null : <ErrorNotice error={error} />}
          {single === null ? null : <Refused result={single} />}
          {single !== null && OTHER_PERSON.has(single.code ?? '') ? <SwitchPerson /> : null}
        </div>
        <DialogFoot note={props.note ?? workWords.keys}>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          {props.besides}
          <Button type="submit" color={props.danger === true ? 'seal' : 'ink'} loading={busy}>
            {props.confirm}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}

function Refused({ result }: { readonly result: BatchResult }) {
  const reasons = reasonsOf(result);
  return (
    <Notice tone="seal" alert>
      {errorText(result.code ?? '', result.data as ErrorData)}
      {reasons.length === 0 ? null : (
        <ul className={classes.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** The check before issue gives its sentences along. */
function reasonsOf(result: BatchResult): readonly string[] {
  const reasons = result.data['reasons'];
  return Array.isArray(reasons) ? reasons.map(String) : [];
}

function Results({ results, onClose }: { readonly results: readonly BatchResult[]; readonly onClose: () => void }) {
  const failed = results.filter((result) => !result.ok);
  return (
    <>
      <p className={classes.targets}>{workWords.results.state(results.length - failed.length, failed.length)}</p>
      <p className={classes.explain}>{workWords.results.hint}</p>
      <ul className={classes.results}>
        {[...failed, ...results.filter((result) => result.ok)].map((result) => (
          <li key={result.id} data-tone={result.ok ? 'jade' : 'seal'}>
            <span className={classes.mark}>
              <Shape name={result.ok ? 'circle' : 'square'} />
              {result.ok ? workWords.results.done : workWords.results.failed}
            </span>
            <span>
              <strong>{result.label}</strong>
              {result.ok ? null : (
                <span className={classes.reason}>{[errorText(result.code ?? '', result.data as ErrorData), ...reasonsOf(result)].join(' ')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {commonWords.close}
        </Button>
      </DialogFoot>
    </>
  );
}
