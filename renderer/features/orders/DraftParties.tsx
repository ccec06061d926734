import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import type { OrderView } from '#shared/contract/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import type { Draft } from './useDraft.ts';
import classes from './orders.module.css';

/** Who gets it, who gets a copy; why a 督办令 starts early, and to whom a 问责令 goes. */
export function DraftParties({ view, draft }: { readonly view: OrderView; readonly draft: Draft }) {
  const units = useCall('units.list', {}, ['units']);
  const choices = (units.data ?? []).filter((unit) => unit.validTo === null && unit.id !== view.addresseeId).map((unit) => ({ value: unit.id, label: unit.name }));
  const { form, patch } = draft;
  return (
    <Panel title={words.others}>
      <div className={classes.parties}>
        <TextInput label={view.stage === 'accountability' ? words.concerned : words.addressee} value={view.addressee} readOnly />
        <MultiSelect label={words.copiesLabel} placeholder={form.copies.length === 0 ? words.copiesHint : ''} searchable clearable data={choices} value={[...form.copies]} onChange={(copies) => patch({ copies })} />
        {view.stage === 'supervision' ? <TextInput label={words.urgent} placeholder={words.urgentHint} maxLength={200} value={form.urgentReason} onChange={(event) => patch({ urgentReason: event.currentTarget.value })} /> : null}
        {view.stage === 'accountability' ? (
          <>
            <TextInput label={words.competent} placeholder={words.competentHint} withAsterisk maxLength={60} value={form.competentBody} onChange={(event) => patch({ competentBody: event.currentTarget.value })} />
            <Textarea label={words.persons} placeholder={words.personsHint} minRows={1} maxLength={200} value={form.personsNamed} onChange={(event) => patch({ personsNamed: event.currentTarget.value })} />
          </>
        ) : null}
      </div>
    </Panel>
  );
}
