import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { isAddressee } from '#shared/domain/orders/responsible.ts';
import { findingSources, type FindingSource } from '#shared/domain/orders/source.ts';
import { findingSourceWords } from '#shared/words/cases.ts';
import { commonWords } from '#shared/words/common.ts';
import { freeFindingWords as words } from '#shared/words/roundScreens.ts';
import { workWords } from '#shared/words/work.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';
import { useReturnFocus } from '#ui/ui/useReturnFocus.ts';
import classes from './rounds.module.css';

export type FreeFindingDialogProps = { readonly roundId: string | null; readonly communityId: string | null; readonly onClose: () => void };

type Form = {
  readonly communityId: string | null;
  readonly ruleId: string | null;
  readonly title: string;
  readonly detail: string;
  readonly requirement: string;
  readonly place: string;
  readonly unitId: string | null;
};
const BLANK: Omit<Form, 'communityId'> = { ruleId: null, title: '', detail: '', requirement: '', place: '', unitId: null };

/** 现场问题: seen on the spot or told from elsewhere, with photos; several can be written down one after the other. */
export function FreeFindingDialog({ roundId, communityId, onClose }: FreeFindingDialogProps) {
  useReturnFocus();
  const today = useToday();
  const communities = useCall('rounds.communities', {}, ['register', 'units']);
  const round = useCall('rounds.get', { id: roundId ?? '' }, ['rounds'], { enabled: roundId !== null });
  const pack = useCall('standards.pack', {}, ['settings']);
  const units = useCall('units.list', {}, ['units']);
  const [form, setForm] = useState<Form>({ ...BLANK, communityId });
  const [foundOn, setFoundOn] = useState<string | null>(today);
  const [source, setSource] = useState<FindingSource>(roundId === null ? 'self_check' : 'inspection');
  const [severity, setSeverity] = useState<'ordinary' | 'serious'>('ordinary');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(0);
  const first = useRef<HTMLInputElement>(null);
  const uploads = useUploads();
  const record = useCommand('findings.recordFree', { onError: () => undefined });
  const put = (patch: Partial<Form>) => setForm((last) => ({ ...last, ...patch }));
  // In a round only its own communities.
  const members = round.data === undefined ? null : new Set(round.data.members.map((member) => member.communityId));
  const offered = roundId !== null && members === null ? [] : (communities.data ?? []).filter((community) => members?.has(community.id) !== false);
  const own = communities.data?.find((community) => community.id === form.communityId);
  const missing = {
    community: form.communityId === null,
    title: [...form.title.trim()].length < 2,
    detail: [...form.detail.trim()].length < 2,
    requirement: [...form.requirement.trim()].length < 2,
  };

  async function submit(again: boolean) {
    setAsked(true);
    if (foundOn === null || form.communityId === null || missing.title || missing.detail || missing.requirement) return;
    let staged;
    try {
      staged = await uploads.claim(files, { photo: 'photo_before', other: 'paper' });
    } catch (error) {
      notifyFailed(error);
      return;
    }
    try {
      const { number } = await record.runAsync({
        communityId: form.communityId,
        ruleId: form.ruleId,
        title: form.title.trim(),
        detail: form.detail.trim(),
        requirement: form.requirement.trim(),
        place: form.place.trim(),
        foundOn,
        source,
        severity,
        responsibleUnitId: form.unitId,
        roundId,
        files: staged,
      });
      notifyDone(words.done(number));
      if (!again) return onClose();
      setSaved((count) => count + 1);
      setForm({ ...BLANK, communityId: form.communityId });
      setFiles([]);
      setAsked(false);
      first.current?.focus();
    } catch {
      // The error stands in the dialog; what was typed stays.
    }
    return undefined;
  }
  const busy = record.busy || uploads.sent !== null;
  return (
    <FormModal opened onClose={onClose} title={words.title} size="46rem" saved={saved}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit(false);
        }}
      >
        <div className={classes.form}>
          <Select
            {...(communityId === null ? { 'data-autofocus': true } : {})}
            openOnFocus={false}
            label={words.community}
            withAsterisk
            searchable
            limit={200}
            value={form.communityId}
            error={asked && missing.community ? words.communityMissing : null}
            onChange={(value) => put({ communityId: value, unitId: null })}
            data={[...Map.groupBy(offered, (community) => community.subdistrict)].map(([group, items]) => ({
              group,
              items: items.map((community) => ({ value: community.id, label: community.name })),
            }))}
          />
          <TextInput
            ref={first}
            label={words.name}
            placeholder={words.nameHint}
            withAsterisk
            maxLength={60}
            value={form.title}
            error={asked && missing.title ? words.nameMissing : null}
            onChange={(event) => put({ title: event.currentTarget.value })}
          />
          <Textarea
            label={words.detail}
            placeholder={words.detailHint}
            withAsterisk
            minRows={2}
            maxLength={500}
            value={form.detail}
            error={asked && missing.detail ? words.detailMissing : null}
            onChange={(event) => put({ detail: event.currentTarget.value })}
          />
          <Textarea
            label={words.requirement}
            placeholder={words.requirementHint}
            withAsterisk
            minRows={2}
            maxLength={300}
            value={form.requirement}
            error={asked && missing.requirement ? words.requirementMissing : null}
            onChange={(event) => put({ requirement: event.currentTarget.value })}
          />
          <Select
            label={words.rule}
            placeholder={words.ruleHint}
            searchable
            clearable
            className={classes.whole ?? ''}
            value={form.ruleId}
            onChange={(value) => put({ ruleId: value })}
            data={(pack.data?.rules ?? []).map((rule) => ({ value: rule.id, label: `${rule.clause}　${rule.title}` }))}
          />
          <div className={classes.days}>
            <DayInput
              label={words.foundOn}
              value={foundOn}
              onChange={setFoundOn}
              {...(round.data === undefined ? {} : { min: round.data.startsOn })}
              max={today}
              required
            />
            <Select
              label={words.source}
              allowDeselect={false}
              data={findingSources.map((value) => ({ value, label: findingSourceWords[value] }))}
              value={source}
              onChange={(value) => setSource((value ?? 'inspection') as FindingSource)}
            />
          </div>
          <div className={classes.days}>
            <TextInput
              label={words.place}
              placeholder={words.placeHint}
              maxLength={100}
              value={form.place}
              onChange={(event) => put({ place: event.currentTarget.value })}
            />
            <Select
              label={words.severity}
              allowDeselect={false}
              data={(['ordinary', 'serious'] as const).map((value) => ({ value, label: words.severities[value] }))}
              value={severity}
              onChange={(value) => setSeverity(value === 'serious' ? 'serious' : 'ordinary')}
            />
          </div>
          <Select
            label={words.unit}
            placeholder={words.unitHint}
            searchable
            clearable
            className={classes.whole ?? ''}
            value={form.unitId}
            onChange={(value) => put({ unitId: value })}
            data={(units.data ?? [])
              .filter(
                (unit) => unit.validTo === null && isAddressee(unit) && (unit.kind !== 'subdistrict' || own === undefined || unit.id === own.subdistrictId),
              )
              .map((unit) => ({ value: unit.id, label: unit.name }))}
          />
          <div className={classes.whole}>
            <FilesField files={files} onFiles={setFiles} sent={uploads.sent} label={words.photos} hint={workWords.files.photoHint} />
          </div>
        </div>
        {record.error === null ? null : <ErrorNotice error={record.error} />}
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button variant="default" loading={busy} onClick={() => void submit(true)}>
            {words.again}
          </Button>
          <Button type="submit" loading={busy}>
            {words.confirm}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
