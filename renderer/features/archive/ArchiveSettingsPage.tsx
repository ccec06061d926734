import { Button, Skeleton } from '@mantine/core';
import { archiveSettingsWords as words } from '#shared/words/archivePages.ts';
import { commonWords } from '#shared/words/common.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useUnsavedGuard } from '#ui/lib/address.ts';
import { type Out, useCall, useCommand } from '#ui/lib/query.ts';
import { useSavedForm } from '#ui/lib/useSavedForm.ts';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { CodeForm } from './CodeForm.tsx';
import { CasePeriods, CommunityPeriods, SubjectRows } from './PeriodForms.tsx';

type Settings = Out<'archive.settings'>;
const crumbs = [{ title: words.crumbs, to: '/archive' }];

/** 档案设置: how codes are made and how long papers are kept; says what local authorities must approve. */
export function ArchiveSettingsPage() {
  const settings = useCall('archive.settings', {}, ['settings']);
  if (settings.data === undefined) {
    return (
      <Page title={words.title} crumbs={crumbs}>
        {settings.error === null ? (
          <div role="status" aria-label={commonWords.loading}>
            <Skeleton height="30rem" />
          </div>
        ) : (
          <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
        )}
      </Page>
    );
  }
  return <SettingsForm saved={settings.data} />;
}

function SettingsForm({ saved }: { readonly saved: Settings }) {
  const { form, setForm, dirty, written } = useSavedForm(saved);
  const command = useCommand('archive.saveSettings', {
    onDone: (_, input) => {
      written(input);
      notifyDone(words.saved);
    },
    onError: () => undefined,
  });
  const guard = useUnsavedGuard(dirty);
  const put = (patch: Partial<Settings>) => setForm((last) => ({ ...last, ...patch }));
  const save = () => command.run(form);
  useAction('page.save', save, dirty);
  return (
    <Page
      title={words.title}
      crumbs={crumbs}
      state={words.state}
      actions={
        <Button disabled={!dirty} loading={command.busy} onClick={save}>
          {words.save}
          <kbd>Ctrl S</kbd>
        </Button>
      }
    >
      {command.error === null ? null : <ErrorNotice error={command.error} />}
      <Notice tone="amber">{words.note}</Notice>
      <Columns columns="repeat(2, minmax(0, 1fr))" fold="soon">
        <Panel title={words.bureau}>
          <CodeForm
            name={words.fonds}
            hint={words.fondsHint}
            value={form.fonds}
            length={4}
            onValue={(fonds) => put({ fonds })}
            choice={form.bureau}
            onChoice={(bureau) => put({ bureau })}
            sample={{ fonds: form.fonds, subject: form.subjects[0]?.[form.bureau.classPart === 'name' ? 'name' : 'letters'] ?? '' }}
          />
        </Panel>
        <Panel title={words.community}>
          <CodeForm
            name={words.letter}
            hint={words.letterHint}
            value={form.communityLetter}
            length={1}
            onValue={(communityLetter) => put({ communityLetter })}
            choice={form.community}
            onChoice={(community) => put({ community })}
            sample={{ fonds: `${form.communityLetter}001`, subject: form.communityLetters.election, communityNames: true }}
          />
        </Panel>
      </Columns>
      <Columns columns="repeat(2, minmax(0, 1fr))" fold="soon">
        <Panel title={words.subjects} note={words.subjectsNote}>
          <SubjectRows form={form} put={put} />
        </Panel>
        <Panel title={words.periods}>
          <CasePeriods form={form} put={put} />
        </Panel>
      </Columns>
      <Panel title={words.communitySubjects}>
        <CommunityPeriods form={form} put={put} />
      </Panel>
      <ConfirmDialog opened={guard.asking} title={words.leave.title} confirm={words.leave.confirm} danger onConfirm={guard.leave} onClose={guard.stay}>
        {words.leave.text}
      </ConfirmDialog>
    </Page>
  );
}
