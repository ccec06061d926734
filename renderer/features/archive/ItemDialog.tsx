import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ArchiveItemView } from '#shared/contract/archive.ts';
import { categories, communitySubjects, retentions, type Category, type Creator, type Retention } from '#shared/domain/archive/item.ts';
import { categoryWords, creatorWords, retentionNote, retentionWords, subjectWords } from '#shared/words/archive.ts';
import { archiveFormWords as words, archiveItemWords } from '#shared/words/archivePages.ts';
import { commonWords } from '#shared/words/common.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { goToRefusedDay } from '#ui/ui/dayProblems.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';
import { CommunitySelect } from './CommunitySelect.tsx';
import classes from './archive.module.css';

export type ItemDialogProps = {
  readonly fonds: 'bureau' | 'community';
  readonly communityId: string | null;
  /** Null: a new one. */
  readonly item: ArchiveItemView | null;
  readonly onClose: () => void;
};

type Form = {
  readonly creator: Creator;
  readonly category: Category;
  readonly subject: string;
  readonly year: number | string;
  readonly retention: Retention;
  readonly title: string;
  readonly documentNumber: string;
  readonly responsible: string;
  readonly documentOn: string | null;
  readonly secrecy: string;
  readonly pages: number | string;
  readonly note: string;
};

/** A new item by hand, or the correction of one: what carries the code stays once it is given. */
export function ItemDialog({ fonds, communityId, item, onClose }: ItemDialogProps) {
  const today = useToday();
  const { data: setup } = useSetup();
  const settings = useCall('archive.settings', {}, ['settings']);
  const [owner, setOwner] = useState(item?.communityId ?? communityId);
  const [form, setForm] = useState<Form>(
    item ?? {
      creator: fonds === 'bureau' ? 'bureau' : 'committee',
      category: 'WS',
      subject: '',
      year: Number(today.slice(0, 4)),
      retention: 'D30',
      title: '',
      documentNumber: '',
      responsible: fonds === 'bureau' ? (setup?.bureau ?? '') : creatorWords.committee,
      documentOn: today,
      secrecy: '',
      pages: 0,
      note: '',
    },
  );
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(0);
  const uploads = useUploads();
  const add = useCommand('archive.add', { onError: () => undefined });
  const change = useCommand('archive.change', { onError: () => undefined });
  const put = (patch: Partial<Form>) => setForm((last) => ({ ...last, ...patch }));
  const fixed = item?.state === 'arranged';
  const year = typeof form.year === 'number' ? form.year : 0;
  const wrong = {
    community: fonds === 'community' && owner === null,
    title: form.title.trim() === '',
    responsible: form.responsible.trim() === '',
    subject: form.subject === '' && form.category === 'WS',
    year: year < 1949 || year > 2200,
    reason: fixed && reason.trim() === '',
  };
  const subjects =
    fonds === 'community'
      ? communitySubjects.map((value) => ({ value: value as string, label: subjectWords[value] }))
      : (settings.data?.subjects ?? []).map(({ key, name }) => ({ value: key, label: name }));

  function chooseSubject(subject: string) {
    const known = communitySubjects.find((one) => one === subject);
    const period = fonds === 'community' && known !== undefined ? settings.data?.subjectPeriods[known] : undefined;
    put({ subject, ...(period === undefined ? {} : { retention: period }) });
  }

  async function submit(again: boolean) {
    setAsked(true);
    if (Object.values(wrong).some(Boolean) || form.documentOn === null) return;
    let staged;
    try {
      staged = await uploads.claim(files, { photo: 'photo', other: 'paper' });
    } catch (error) {
      notifyFailed(error);
      return;
    }
    const fields = {
      creator: form.creator,
      category: form.category,
      subject: form.subject,
      year,
      retention: form.retention,
      title: form.title.trim(),
      documentNumber: form.documentNumber.trim(),
      responsible: form.responsible.trim(),
      documentOn: form.documentOn,
      secrecy: form.secrecy.trim(),
      pages: typeof form.pages === 'number' ? form.pages : 0,
      note: form.note.trim(),
      files: staged,
    };
    try {
      if (item === null) await add.runAsync({ fonds, communityId: fonds === 'community' ? owner : null, ...fields });
      else await change.runAsync({ id: item.id, revision: item.revision, reason: reason.trim(), ...fields });
    } catch {
      return; // The error stands in the dialog; what was typed stays.
    }
    notifyDone(item === null ? words.added(fields.title) : words.changed);
    if (!again) return onClose();
    setSaved((count) => count + 1);
    put({ title: '', documentNumber: '', pages: 0, note: '' });
    setFiles([]);
    setAsked(false);
  }
  const busy = add.busy || change.busy || uploads.sent !== null;
  const error = add.error ?? change.error;
  return (
    <FormModal opened onClose={onClose} title={item === null ? words.addTitle[fonds] : words.changeTitle} size="46rem" saved={saved}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit(false);
        }}
      >
        <div className={classes.form}>
          {fixed ? <p className={`${classes.whole} ${classes.fixed}`}>{words.fixed(item.code ?? '')}</p> : null}
          {fonds === 'community' && item === null ? (
            <>
              <div className={classes.half}>
                <CommunitySelect
                  label={words.community}
                  required
                  value={owner}
                  onChange={setOwner}
                  error={asked && wrong.community ? words.missing.community : null}
                />
              </div>
              <Select
                className={classes.half ?? ''}
                label={archiveItemWords.creator}
                allowDeselect={false}
                data={(['committee', 'supervision_committee'] as const).map((value) => ({ value, label: creatorWords[value] }))}
                value={form.creator}
                onChange={(value) => {
                  const creator = value === 'supervision_committee' ? value : 'committee';
                  put({ creator, responsible: creatorWords[creator] });
                }}
              />
            </>
          ) : null}
          <TextInput
            className={classes.whole ?? ''}
            data-autofocus
            label={words.title}
            placeholder={fonds === 'community' ? words.titleHint : ''}
            withAsterisk
            maxLength={200}
            value={form.title}
            error={asked && wrong.title ? words.missing.title : null}
            onChange={(event) => put({ title: event.currentTarget.value })}
          />
          <Select
            className={classes.third ?? ''}
            label={archiveItemWords.subject}
            withAsterisk={form.category === 'WS'}
            disabled={fixed}
            allowDeselect={false}
            data={subjects}
            value={form.subject === '' ? null : form.subject}
            error={asked && wrong.subject ? words.missing.subject : null}
            onChange={(value) => chooseSubject(value ?? '')}
          />
          <Select
            className={classes.third ?? ''}
            label={archiveItemWords.category}
            disabled={fixed}
            allowDeselect={false}
            data={categories.map((value) => ({ value, label: categoryWords[value] }))}
            value={form.category}
            onChange={(value) => put({ category: categories.find((one) => one === value) ?? 'WS' })}
          />
          <Select
            className={classes.third ?? ''}
            label={archiveItemWords.retention}
            disabled={fixed}
            allowDeselect={false}
            data={retentions.map((value) => ({ value, label: retentionWords[value] }))}
            value={form.retention}
            onChange={(value) => put({ retention: retentions.find((one) => one === value) ?? 'D30' })}
          />
          <TextInput
            className={classes.third ?? ''}
            label={archiveItemWords.responsible}
            withAsterisk
            maxLength={60}
            value={form.responsible}
            error={asked && wrong.responsible ? words.missing.responsible : null}
            onChange={(event) => put({ responsible: event.currentTarget.value })}
          />
          <TextInput
            className={classes.third ?? ''}
            label={archiveItemWords.documentNumber}
            placeholder={words.none}
            maxLength={60}
            value={form.documentNumber}
            onChange={(event) => put({ documentNumber: event.currentTarget.value })}
          />
          <div className={classes.third}>
            <DayInput label={archiveItemWords.date} value={form.documentOn} max={today} required onChange={(documentOn) => put({ documentOn })} />
          </div>
          <NumberInput
            className={classes.third ?? ''}
            label={archiveItemWords.year}
            disabled={fixed}
            allowDecimal={false}
            thousandSeparator=""
            min={1949}
            max={2200}
            clampBehavior="none"
            value={form.year}
            error={asked && wrong.year ? words.missing.year : null}
            onChange={(value) => put({ year: value })}
          />
          <NumberInput
            className={classes.third ?? ''}
            label={archiveItemWords.pages}
            placeholder={words.pagesHint}
            allowDecimal={false}
            allowNegative={false}
            max={9_999}
            value={form.pages}
            onChange={(value) => put({ pages: value })}
          />
          <TextInput
            className={classes.third ?? ''}
            label={archiveItemWords.secrecy}
            placeholder={words.none}
            maxLength={10}
            value={form.secrecy}
            onChange={(event) => put({ secrecy: event.currentTarget.value })}
          />
          <TextInput
            className={classes.whole ?? ''}
            label={archiveItemWords.note}
            maxLength={200}
            value={form.note}
            onChange={(event) => put({ note: event.currentTarget.value })}
          />
          {item === null ? null : (
            <Textarea
              className={classes.whole ?? ''}
              label={words.reason}
              placeholder={words.reasonHint}
              withAsterisk={fixed}
              maxLength={200}
              value={reason}
              error={asked && wrong.reason ? words.missing.reason : null}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <div className={classes.whole}>
            <FilesField files={files} onFiles={setFiles} sent={uploads.sent} label={words.files} hint={words.filesHint} />
          </div>
        </div>
        {error === null ? null : <ErrorNotice error={error} />}
        <DialogFoot note={retentionNote}>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          {item === null ? (
            <Button
              variant="default"
              loading={busy}
              onClick={(event) => {
                if (!goToRefusedDay(event.currentTarget.form ?? document)) void submit(true);
              }}
            >
              {words.again}
            </Button>
          ) : null}
          <Button type="submit" loading={busy}>
            {item === null ? words.add : commonWords.save}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
