import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { commonWords } from '#shared/words/common.ts';
import { errorSentence } from './ErrorNotice.tsx';

/** Says that something is done; with `undo` it offers 撤回 for ten seconds. */
export function notifyDone(text: string, undo?: () => void | Promise<void>): void {
  const id = notifications.show({
    color: 'jade',
    withCloseButton: true,
    autoClose: undo === undefined ? 4_000 : 10_000,
    role: 'status',
    message:
      undo === undefined ? (
        text
      ) : (
        <span style={{ display: 'flex', alignItems: 'center', gap: '0.75rem', justifyContent: 'space-between' }}>
          {text}
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              void undo();
            }}
          >
            {commonWords.undo}
          </Button>
        </span>
      ),
  });
}

/** Says in words why something was not done; stays until closed. */
export function notifyFailed(error: unknown): void {
  notifications.show({ color: 'seal', autoClose: 12_000, role: 'alert', message: errorSentence(error) });
}

/** A quiet remark. */
export function notifyRemark(text: string): void {
  notifications.show({ color: 'ink', autoClose: 5_000, role: 'status', message: text });
}
