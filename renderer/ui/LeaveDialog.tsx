import { Button, Modal } from '@mantine/core';
import { dialogWords } from '#shared/words/common.ts';
import { DialogFoot } from './DialogFoot.tsx';
import { useReturnFocus } from './useReturnFocus.ts';
import classes from './dialogs.module.css';

/** Asks before what was typed is lost; going on typing is the answer at hand. Mounted only while it asks, or the Escape that brought it would close it. */
export function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  useReturnFocus();
  const words = dialogWords.leave;
  return (
    <Modal opened onClose={onStay} title={words.title}>
      <div className={classes.text}>{words.text}</div>
      <DialogFoot>
        <Button variant="default" color="seal" onClick={onLeave}>
          {words.leave}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {words.stay}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
