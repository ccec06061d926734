import { useEffect, useState } from 'react';
import type { OrderView } from '#shared/contract/orders.ts';
import { useCommand, type In } from '#ui/lib/query.ts';
import { orderPageWords } from '#shared/words/orderScreens.ts';
import { goToRefusedDay } from '#ui/ui/dayProblems.ts';
import { notifyDone } from '#ui/ui/notify.tsx';

export type DraftItem = Required<In<'orders.saveDraft'>['items'][number]>;
export type DraftForm = {
  readonly addresseeId: string;
  readonly urgentReason: string;
  readonly competentBody: string;
  readonly personsNamed: string;
  readonly copies: readonly string[];
  /** The items kept, in order. */
  readonly items: readonly DraftItem[];
};

export type Draft = {
  readonly form: DraftForm;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly patch: (patch: Partial<DraftForm>) => void;
  readonly patchItem: (no: number, patch: Partial<DraftItem>) => void;
  readonly remove: (no: number) => void;
  /** Puts all removed items back. */
  readonly putBack: () => void;
  /** Saves; `then` follows only when it was saved. */
  readonly save: (then?: (revision: number) => void) => void;
  /** After somebody else's change: takes in the fresh order around what was typed. */
  readonly takeIn: () => void;
};

/** The draft as saved. */
function formOf(view: OrderView): DraftForm {
  return {
    addresseeId: view.addresseeId,
    urgentReason: view.urgentReason,
    competentBody: view.competentBody,
    personsNamed: view.personsNamed,
    copies: view.copies.map((unit) => unit.id),
    items: view.items.map(({ no, requirement, manner, milestones, period, ruleId, clauseOpen, clause }) => ({
      no,
      requirement,
      manner,
      milestones: milestones.map((milestone) => ({ ...milestone })),
      period,
      ruleId: clauseOpen ? ruleId : null,
      basis: clauseOpen && ruleId === null ? clause : '',
    })),
  };
}

/** Editing of a draft: what is typed stays until it is saved, also when saving fails or the order changed meanwhile. */
export function useDraft(view: OrderView): Draft {
  const [form, setForm] = useState(() => formOf(view));
  const [base, setBase] = useState(view);
  const [wanted, setWanted] = useState(false);
  const dirty = JSON.stringify(form) !== JSON.stringify(formOf(base));
  useEffect(() => {
    // A change from elsewhere is taken in only while nothing is typed; otherwise saving will say so. Between the
    // answer to a save and the fresh order the page still shows the order before it: never go back to that.
    if (base === view || view.revision < base.revision || (dirty && !wanted)) return;
    setBase(view);
    setForm(wanted ? mergedForm(form, formOf(base), formOf(view)) : formOf(view));
    setWanted(false);
  }, [view, base, dirty, wanted, form]);
  const command = useCommand('orders.saveDraft', { onError: () => undefined });
  async function save(then?: (revision: number) => void) {
    try {
      const { revision } = await command.runAsync({
        id: view.id,
        revision: base.revision,
        ...form,
        copies: [...form.copies],
        items: form.items.map((item) => ({ ...item })),
      });
      setBase({ ...base, ...savedView(base, form), revision });
      if (then === undefined) notifyDone(orderPageWords.saved);
      else then(revision);
    } catch {
      // The error stands beside the form; nothing typed is lost.
    }
  }
  return {
    form,
    dirty,
    busy: command.busy,
    error: command.error,
    patch: (patch) => setForm((last) => ({ ...last, ...patch })),
    patchItem: (no, patch) => setForm((last) => ({ ...last, items: last.items.map((item) => (item.no === no ? { ...item, ...patch } : item)) })),
    remove: (no) => setForm((last) => ({ ...last, items: last.items.filter((item) => item.no !== no) })),
    putBack: () => setForm((last) => ({ ...last, items: formOf(base).items.map((item) => last.items.find((kept) => kept.no === item.no) ?? item) })),
    takeIn: () => setWanted(true),
    save: (then) => {
      if (!command.busy && !goToRefusedDay()) void save(then);
    },
  };
}

/** What was typed stays; everything else is as it is now. */
export function mergedForm(typed: DraftForm, before: DraftForm, now: DraftForm): DraftForm {
  const own = <K extends keyof DraftForm>(key: K): DraftForm[K] => (same(typed[key], before[key]) ? now[key] : typed[key]);
  const removed = new Set(before.items.filter((item) => !typed.items.some((kept) => kept.no === item.no)).map((item) => item.no));
  return {
    addresseeId: own('addresseeId'),
    urgentReason: own('urgentReason'),
    competentBody: own('competentBody'),
    personsNamed: own('personsNamed'),
    copies: own('copies'),
    items: now.items
      .filter((item) => !removed.has(item.no))
      .map((item) => {
        const kept = typed.items.find((one) => one.no === item.no);
        return kept === undefined ||
          same(
            kept,
            before.items.find((one) => one.no === item.no),
          )
          ? item
          : kept;
      }),
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The base after saving, until the fresh answer arrives. */
function savedView(base: OrderView, form: DraftForm): Pick<OrderView, 'addresseeId' | 'urgentReason' | 'competentBody' | 'personsNamed' | 'copies' | 'items'> {
  return {
    addresseeId: form.addresseeId,
    urgentReason: form.urgentReason,
    competentBody: form.competentBody,
    personsNamed: form.personsNamed,
    copies: form.copies.map((id) => base.copies.find((unit) => unit.id === id) ?? { id, name: '' }),
    items: base.items.flatMap((item) => {
      const kept = form.items.find((one) => one.no === item.no);
      return kept === undefined
        ? []
        : [
            {
              ...item,
              requirement: kept.requirement,
              manner: kept.manner,
              milestones: kept.milestones,
              period: kept.period,
              ruleId: item.clauseOpen ? kept.ruleId : item.ruleId,
              clause: item.clauseOpen && kept.ruleId === null ? kept.basis : item.clause,
            },
          ];
    }),
  };
}
