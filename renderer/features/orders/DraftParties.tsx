import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import type { OrderView } from '#shared/contract/orders.ts';
import { isAddressee } from '#shared/domain/orders/responsible.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import type { Draft } from './useDraft.ts';
import classes from './orders.module.css';

/** Who gets it, who gets a copy; why a 督办令 starts early, and to whom a 问责令 goes. */
export function DraftParties({ view, draft }: { readonly view: OrderView; readonly draft: Draft }) {
  const units = useCall('units.list', {}, ['units']);
  const { form, patch } = draft;
  const valid = (units.data ?? []).filter((unit) => unit.validTo === null);
  const choices = valid.filter((unit) => unit.id !== form.addresseeId).map((unit) => ({ value: unit.id, label: unit.name }));
  const addressees = valid.filter((unit) => unit.id === view.addresseeId || isAddressee(unit)).map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <Panel title={words.others}>
      <div className={classes.parties}>
        <Select
          label={view.stage === 'accountability' ? words.concerned : words.addressee}
          searchable
          allowDeselect={false}
          data={addressees.length === 0 ? [{ value: view.addresseeId, label: view.addressee }] : addressees}
          value={form.addresseeId}
          onChange={(addresseeId) => {
            if (addresseeId !== null) patch({ addresseeId });
          }}
        />
        <MultiSelect
          label={words.copiesLabel}
          placeholder={form.copies.length === 0 ? words.copiesHint : ''}
          searchable
          clearable
          data={choices}
          value={[...form.copies]}
          onChange={(copies) => patch({ copies })}
        />
        {view.stage === 'supervision' ? (
          <TextInput
            label={words.urgent}
            placeholder={words.urgentHint}
            maxLength={200}
            value={form.urgentReason}
            onChange={(event) => patch({ urgentReason: event.currentTarget.value })}
          />
        ) : null}
        {view.stage === 'accountability' ? (
          <>
            <TextInput
              label={words.competent}
              placeholder={words.competentHint}
              withAsterisk
              maxLength={60}
              value={form.competentBody}
              onChange={(event) => patch({ competentBody: event.currentTarget.value })}
            />
            <Textarea
              label={words.persons}
              placeholder={words.personsHint}
              minRows={1}
              maxLength={200}
              value={form.personsNamed}
              onChange={(event) => patch({ personsNamed: event.currentTarget.value })}
            />
          </>
        ) : null}
      </div>
    </Panel>
  );
}
