import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLeaveGuard } from '#ui/lib/address.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { formState } from './formState.ts';
import { settleField } from './settleField.ts';

export type FormModalProps = ModalProps & { /** How often it was saved while staying open: what stands there then is not lost. */ readonly saved?: number };

/**
 * A dialog somebody fills in: Escape, the cross, Back, and closing the window ask first when something was typed;
 * a press beside it does nothing. 取消 and success call the form's own `onClose` and do not ask.
 */
export function FormModal({ opened, onClose, children, saved = 0, ...rest }: FormModalProps) {
  const body = useRef<HTMLDivElement>(null);
  /** The fields before the first touch: what is filled in by itself until then is nobody's work. */
  const before = useRef<string | null>(null);
  const touched = useRef(false);
  const filed = useRef(false);
  const [asking, setAsking] = useState(false);
  function unsaved(): boolean {
    if (!opened) return false;
    settleField();
    return filed.current || (before.current !== null && formState(body.current) !== before.current);
  }
  const guard = useLeaveGuard(unsaved);
  function forget() {
    before.current = null;
    touched.current = false;
    filed.current = false;
  }
  useEffect(forget, [saved, opened]);
  function look() {
    if (!touched.current) before.current = formState(body.current);
  }
  function touch() {
    look();
    touched.current = true;
  }
  function close() {
    setAsking(false);
    onClose();
  }
  return (
    <>
      <Modal
        {...rest}
        opened={opened}
        onClose={() => (unsaved() ? setAsking(true) : close())}
        closeOnClickOutside={false}
        closeOnEscape={!asking && !guard.asking}
      >
        <div
          ref={body}
          onFocusCapture={look}
          onKeyDownCapture={touch}
          onPointerDownCapture={touch}
          onInputCapture={() => {
            touched.current = true;
          }}
          onDropCapture={() => {
            filed.current = true;
          }}
          onChangeCapture={(event) => {
            if (event.target instanceof HTMLInputElement && event.target.type === 'file') filed.current = true;
          }}
        >
          {children}
        </div>
      </Modal>
      {asking || guard.asking ? (
        <LeaveDialog
          onStay={() => {
            setAsking(false);
            guard.stay();
          }}
          onLeave={() => {
            if (guard.asking) guard.leave();
            else close();
          }}
        />
      ) : null}
    </>
  );
}
