import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import type { OrderView } from '#shared/contract/orders.ts';
import { manners, type Manner } from '#shared/domain/orders/stages.ts';
import { mannerWords } from '#shared/words/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { AddIcon, CloseIcon, TrashIcon } from '#ui/ui/icons.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PeriodField } from './PeriodField.tsx';
import type { Draft, DraftItem } from './useDraft.ts';
import classes from './orders.module.css';

type Item = OrderView['items'][number];
type Due = { readonly dueOn: string; readonly provisional: boolean } | null | undefined;

/** 各项要求 while they can still be changed: requirement, manner, period and milestones, with the due day as if served today. */
export function DraftItems({ view, draft, today }: { readonly view: OrderView; readonly draft: Draft; readonly today: string }) {
  const due = useCall('orders.dueDays', { on: today, periods: draft.form.items.map((item) => item.period) }, ['calendar'], {
    enabled: today !== '',
    keep: true,
  });
  const usual = useCall('orders.dueDays', { on: today, periods: [view.settings.period] }, ['calendar'], { enabled: today !== '', keep: true });
  const rules = useCall('standards.pack', {}, ['settings'], { enabled: view.items.some((item) => item.clauseOpen) });
  const clauses = (rules.data?.rules ?? []).map((rule) => ({ value: rule.id, label: `${rule.clause}　${rule.title}` }));
  const removed = view.items.length - draft.form.items.length;
  const first = draft.form.items[0];
  return (
    <Panel
      title={words.items}
      note={words.itemsNote(draft.form.items.length)}
      actions={
        draft.form.items.length > 1 && first !== undefined ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              for (const item of draft.form.items)
                draft.patchItem(item.no, { period: first.period, manner: first.manner === 'phased' ? item.manner : first.manner });
            }}
          >
            {words.applyPeriod}
          </Button>
        ) : undefined
      }
    >
      {removed === 0 ? null : (
        <Notice
          tone="amber"
          actions={
            <Button size="xs" variant="default" onClick={draft.putBack}>
              {words.putBack}
            </Button>
          }
        >
          {words.removed(removed)}
        </Notice>
      )}
      <ol className={classes.items}>
        {draft.form.items.map((item, index) => {
          const shown = view.items.find((one) => one.no === item.no);
          return shown === undefined ? null : (
            <ItemForm
              key={item.no}
              place={index + 1}
              shown={shown}
              item={item}
              due={due.data?.[index]}
              usualDay={due.data?.[index]?.dueOn ?? usual.data?.[0]?.dueOn ?? ''}
              clauses={clauses}
              today={today}
              onChange={(patch) => draft.patchItem(item.no, patch)}
              onRemove={draft.form.items.length > 1 ? () => draft.remove(item.no) : null}
            />
          );
        })}
      </ol>
    </Panel>
  );
}

type ItemFormProps = {
  readonly place: number;
  readonly shown: Item;
  readonly item: DraftItem;
  readonly due: Due;
  /** The day put in when 确定日期 is chosen. */
  readonly usualDay: string;
  readonly clauses: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly today: string;
  readonly onChange: (patch: Partial<DraftItem>) => void;
  readonly onRemove: (() => void) | null;
};

function ItemForm({ place, shown, item, due, usualDay, clauses, today, onChange, onRemove }: ItemFormProps) {
  const name = `${shown.community} · ${shown.problem}`;
  return (
    <li data-order-item={place}>
      <div className={classes.itemHead}>
        <span className={classes.itemNo}>{place}</span>
        <strong>{name}</strong>
        <PageLink to={`/cases/${shown.caseId}`} className={classes.itemCase}>
          {shown.caseNumber}
        </PageLink>
        {onRemove === null ? null : (
          <ActionIcon
            variant="subtle"
            className={classes.itemRemove ?? ''}
            aria-label={words.removeItem(name)}
            title={words.removeItem(name)}
            onClick={onRemove}
          >
            <CloseIcon size="1rem" stroke={1.8} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.itemFields}>
        <Textarea
          aria-label={`${words.requirement} ${place}`}
          minRows={1}
          maxLength={300}
          value={item.requirement}
          placeholder={words.requirement}
          onChange={(event) => onChange({ requirement: event.currentTarget.value })}
        />
        <div className={classes.itemLine}>
          <Select
            aria-label={`${words.manner} ${place}`}
            w="7rem"
            allowDeselect={false}
            data={manners.map((value) => ({ value, label: mannerWords[value] }))}
            value={item.manner}
            onChange={(value) => onChange({ manner: (value ?? 'dated') as Manner })}
          />
          <PeriodField value={item.period} min={today} usualDay={usualDay} onChange={(period) => onChange({ period })} />
          <span className={classes.itemDue}>
            {due === undefined ? '' : due === null ? words.noDue : words.dueIfServed(dayLong(due.dueOn), due.provisional)}
          </span>
        </div>
        {item.manner === 'phased' ? <Milestones item={item} onChange={onChange} /> : null}
        {shown.clauseOpen ? (
          <div className={classes.basis}>
            <Select
              label={words.clause}
              searchable
              clearable
              placeholder={words.clauseChoose}
              data={[...clauses]}
              value={item.ruleId}
              error={item.ruleId === null && item.basis.trim() === '' ? words.clauseMissing : null}
              onChange={(ruleId) => onChange({ ruleId, ...(ruleId === null ? {} : { basis: '' }) })}
            />
            <TextInput
              label={words.basis}
              placeholder={words.basisHint}
              maxLength={200}
              value={item.basis}
              disabled={item.ruleId !== null}
              onChange={(event) => onChange({ basis: event.currentTarget.value })}
            />
          </div>
        ) : (
          <p className={classes.itemQuote}>
            <span>{shown.clause}</span>
            {shown.quote}
          </p>
        )}
      </div>
    </li>
  );
}

function Milestones({ item, onChange }: { readonly item: DraftItem; readonly onChange: (patch: Partial<DraftItem>) => void }) {
  const { milestones } = item;
  const put = (index: number, patch: Partial<DraftItem['milestones'][number]>) =>
    onChange({ milestones: milestones.map((one, place) => (place === index ? { ...one, ...patch } : one)) });
  const last = milestones.at(-1);
  return (
    <div className={classes.milestones}>
      <span className="dim">{words.milestones}</span>
      {milestones.map((milestone, index) => (
        // A milestone has nothing of its own to be known by; its place is what the person edits.
        <div key={index} className={classes.itemLine}>
          <TextInput
            aria-label={`${words.milestoneTitle} ${index + 1}`}
            placeholder={words.milestoneTitle}
            maxLength={100}
            value={milestone.title}
            className={classes.grow ?? ''}
            onChange={(event) => put(index, { title: event.currentTarget.value })}
          />
          <DayInput
            aria-label={`${words.milestoneDue} ${index + 1}`}
            value={milestone.dueOn === '' ? null : milestone.dueOn}
            onChange={(day) => put(index, { dueOn: day ?? '' })}
            width="11rem"
          />
          <ActionIcon
            variant="subtle"
            aria-label={words.milestoneRemove(index + 1)}
            onClick={() => onChange({ milestones: milestones.filter((_, place) => place !== index) })}
          >
            <TrashIcon size="1rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<AddIcon size="0.9375rem" stroke={1.8} aria-hidden />}
          onClick={() => onChange({ milestones: [...milestones, { title: '', dueOn: last?.dueOn ?? '' }] })}
        >
          {words.milestoneAdd}
        </Button>
      </div>
    </div>
  );
}
