import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Community } from '#shared/contract/register.ts';
import { commonWords } from '#shared/words/common.ts';
import { communityWords as words, registerListWords } from '#shared/words/registerPages.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { MoreIcon } from '#ui/ui/icons.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import classes from './register.module.css';

/** Rare changes of a community: another name, its end. */
export function CommunityMenu({ community }: { readonly community: Community }) {
  const [dialog, setDialog] = useState<'rename' | 'close' | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="2.375rem" aria-label={words.editMenu}>
            <MoreIcon size="1.125rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('rename')}>{words.rename}</Menu.Item>
          <Menu.Item onClick={() => setDialog('close')}>{words.close}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'rename' ? <RenameDialog community={community} onClose={() => setDialog(null)} /> : null}
      {dialog === 'close' ? <CloseDialog community={community} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function RenameDialog({ community, onClose }: { readonly community: Community; readonly onClose: () => void }) {
  const today = useToday();
  const [name, setName] = useState(community.name);
  const [code, setCode] = useState(community.code ?? '');
  const [paper, setPaper] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const codeWrong = code.trim() !== '' && !/^\d{12}$/.test(code.trim());
  const command = useCommand('register.rename', {
    onDone: () => {
      notifyDone(words.renamed(name.trim()));
      onClose();
    },
  });
  function submit() {
    setAsked(true);
    if (name.trim().length < 2 || codeWrong || on === null) return;
    command.run({ id: community.id, revision: community.revision, name: name.trim(), code: code.trim() === '' ? null : code.trim(), on, paper: paper.trim() });
  }
  return (
    <FormModal opened onClose={onClose} title={words.renameTitle} closeButtonProps={{ 'aria-label': commonWords.close }}>
      <form
        className={classes.editForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          data-autofocus
          label={words.renameTo}
          withAsterisk
          maxLength={40}
          value={name}
          error={asked && name.trim().length < 2 ? registerListWords.addNameMissing : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.renameCode}
          placeholder={registerListWords.addCodeHint}
          maxLength={12}
          value={code}
          error={asked && codeWrong ? registerListWords.addCodeWrong : null}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={words.renamePaper}
          placeholder={words.renamePaperHint}
          maxLength={120}
          value={paper}
          onChange={(event) => setPaper(event.currentTarget.value)}
        />
        <DayInput label={words.renameOn} value={on} onChange={setOn} max={today} required width="15rem" />
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" loading={command.busy}>
            {words.renameConfirm}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}

function CloseDialog({ community, onClose }: { readonly community: Community; readonly onClose: () => void }) {
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const command = useCommand('register.close', {
    onDone: () => {
      notifyDone(words.closedDone(community.name));
      onClose();
    },
  });
  return (
    <ReasonDialog
      opened
      title={words.closeTitle(community.name)}
      confirm={words.closeConfirm}
      danger
      busy={command.busy}
      onClose={onClose}
      onConfirm={(reason) => {
        if (on !== null) command.run({ id: community.id, revision: community.revision, on, reason });
      }}
    >
      <p className={classes.dialogText}>{words.closeText}</p>
      <DayInput label={words.closeOn} value={on} onChange={setOn} max={today} required width="15rem" />
    </ReasonDialog>
  );
}
