import type { EscalationReason, OrderStage } from '#shared/domain/orders/stages.ts';

/** Whom an event is about. Item events of an order are told of the case, because the case is followed for life. */
export const subjectKinds = [
  'bureau',
  'person',
  'setting',
  'calendar',
  'pack',
  'unit',
  'community',
  'import',
  'evidence',
  'exemption',
  'round',
  'finding',
  'case',
  'order',
  'archive_item',
  'attachment',
  'document',
  'backup',
  'export',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

type Plain = Readonly<Record<string, unknown>>;
type OrderPart = { readonly stage: OrderStage; readonly number: string | null };

/** What each kind of event says of a case's life. Plain JSON; days are `YYYY-MM-DD`. */
export type CaseEventPayloads = {
  'finding.recorded': {
    readonly title: string;
    readonly detail: string;
    readonly place: string;
    readonly source: string;
    readonly photos: number;
    readonly ruleId: string | null;
    readonly requirement: string;
    readonly round: string | null;
    readonly team: string | null;
  };
  'finding.voided': { readonly title: string; readonly reason: string };
  'case.opened': { readonly number: string; readonly title: string; readonly relapseOf: string | null };
  'order.drafted': OrderPart & { readonly items: number };
  'order.revised': OrderPart & { readonly items: number };
  /** `facts`: what the paper says beside what was typed, the order's own first, then item by item. */
  'order.reviewed': OrderPart & { readonly reviewer: string; readonly facts?: readonly string[] };
  'order.sent_back': OrderPart & { readonly reason: string };
  'order.issued': OrderPart & { readonly signer: string; readonly addressee: string; readonly items: number };
  'order.served': OrderPart & {
    readonly addressee: string;
    readonly method: string;
    readonly receiver: string;
    readonly witness: string;
    readonly receiptPages: number;
  };
  'order.acknowledged': OrderPart & { readonly addressee: string; readonly receiver: string };
  'order.urged': OrderPart & { readonly addressee: string };
  'order.completed': OrderPart & { readonly items: number };
  'order.voided': OrderPart & { readonly reason: string };
  'order.handed_over': OrderPart & { readonly body: string; readonly persons: string };
  'order.outcome_recorded': OrderPart & { readonly outcome: string };
  'order.outcome_corrected': OrderPart & { readonly outcome: string; readonly before: string; readonly reason: string };
  'case.reminded': OrderPart & { readonly workdaysLeft: number; readonly dueOn: string };
  'case.reported': OrderPart & { readonly content: string; readonly reporter: string; readonly photos: number; readonly dueOn: string | null };
  'case.recheck_arranged': OrderPart & { readonly rechecker: string; readonly on: string };
  'case.recheck_passed': OrderPart & { readonly opinion: string; readonly photos: number };
  'case.recheck_failed': OrderPart & { readonly opinion: string; readonly photos: number; readonly newDueOn: string | null };
  'case.escalated': { readonly from: OrderPart; readonly to: OrderPart; readonly reason: EscalationReason; readonly dueOn: string | null };
  /** The order that took the case up is void: it runs again under the one before. */
  /** `reportedOn`: the report that came under the order that was voided. */
  'case.resumed': { readonly from: OrderPart; readonly to: OrderPart; readonly dueOn: string | null; readonly reportedOn?: string | null };
  'case.due_moved': OrderPart & { readonly from: string; readonly to: string; readonly reason: string };
  'case.close_submitted': { readonly opinion: string };
  'case.close_refused': { readonly reason: string };
  'case.closed': { readonly opinion: string; readonly onTime: boolean };
  'case.reopened': { readonly reason: string };
  'case.filed': { readonly items: number };
};

/** Everything else that is recorded; the payload is told by the area that writes it. */
export type OtherEventPayloads = {
  'bureau.set_up': Plain;
  'bureau.renamed': Plain;
  'person.added': Plain;
  'person.changed': Plain;
  'setting.changed': Plain;
  'calendar.loaded': Plain;
  'pack.published': Plain;
  'pack.adopted': Plain;
  'unit.added': Plain;
  'unit.changed': Plain;
  'community.added': Plain;
  'community.changed': Plain;
  'community.renamed': Plain;
  'community.ended': Plain;
  'register.imported': Plain;
  'register.import_undone': Plain;
  'register.edited': Plain;
  'evidence.recorded': Plain;
  'evidence.withdrawn': Plain;
  'exemption.granted': Plain;
  'exemption.ended': Plain;
  'round.opened': Plain;
  'round.changed': Plain;
  'round.visited': Plain;
  'order.discarded': Plain;
  'attachment.added': Plain;
  'document.written': Plain;
  'archive.prefiled': Plain;
  'archive.added': Plain;
  'archive.changed': Plain;
  'archive.coded': Plain;
  'backup.made': Plain;
  'backup.restored': Plain;
  'export.made': Plain;
};

export type EventPayloads = CaseEventPayloads & OtherEventPayloads;
export type EventKind = keyof EventPayloads;
export type CaseEventKind = keyof CaseEventPayloads;

/** Colour role on the timeline: ink an ordinary step, amber supervision, seal overdue or failed, jade done, slate by itself. */
export type Tone = 'ink' | 'amber' | 'seal' | 'jade' | 'slate';

/** The subject of each kind, and its colour on a case's timeline (null: not shown there). */
export const eventKinds: { readonly [K in EventKind]: { readonly subject: SubjectKind; readonly tone: Tone | null } } = {
  'finding.recorded': { subject: 'finding', tone: 'ink' },
  'finding.voided': { subject: 'finding', tone: 'slate' },
  'case.opened': { subject: 'case', tone: 'ink' },
  'order.drafted': { subject: 'order', tone: 'slate' },
  'order.revised': { subject: 'order', tone: null },
  'order.reviewed': { subject: 'order', tone: 'slate' },
  'order.sent_back': { subject: 'order', tone: 'slate' },
  'order.issued': { subject: 'order', tone: 'ink' },
  'order.served': { subject: 'order', tone: 'ink' },
  'order.acknowledged': { subject: 'order', tone: 'ink' },
  'order.urged': { subject: 'order', tone: 'slate' },
  'order.completed': { subject: 'order', tone: 'jade' },
  'order.voided': { subject: 'order', tone: 'slate' },
  'order.handed_over': { subject: 'order', tone: 'seal' },
  'order.outcome_recorded': { subject: 'order', tone: 'seal' },
  'order.outcome_corrected': { subject: 'order', tone: 'seal' },
  'case.reminded': { subject: 'case', tone: 'slate' },
  'case.reported': { subject: 'case', tone: 'ink' },
  'case.recheck_arranged': { subject: 'case', tone: 'ink' },
  'case.recheck_passed': { subject: 'case', tone: 'jade' },
  'case.recheck_failed': { subject: 'case', tone: 'seal' },
  'case.escalated': { subject: 'case', tone: 'seal' },
  'case.resumed': { subject: 'case', tone: 'amber' },
  'case.due_moved': { subject: 'case', tone: 'amber' },
  'case.close_submitted': { subject: 'case', tone: 'jade' },
  'case.close_refused': { subject: 'case', tone: 'seal' },
  'case.closed': { subject: 'case', tone: 'jade' },
  'case.reopened': { subject: 'case', tone: 'seal' },
  'case.filed': { subject: 'case', tone: 'jade' },
  'bureau.set_up': { subject: 'bureau', tone: null },
  'bureau.renamed': { subject: 'bureau', tone: null },
  'person.added': { subject: 'person', tone: null },
  'person.changed': { subject: 'person', tone: null },
  'setting.changed': { subject: 'setting', tone: null },
  'calendar.loaded': { subject: 'calendar', tone: null },
  'pack.published': { subject: 'pack', tone: null },
  'pack.adopted': { subject: 'pack', tone: null },
  'unit.added': { subject: 'unit', tone: null },
  'unit.changed': { subject: 'unit', tone: null },
  'community.added': { subject: 'community', tone: null },
  'community.changed': { subject: 'community', tone: null },
  'community.renamed': { subject: 'community', tone: null },
  'community.ended': { subject: 'community', tone: null },
  'register.imported': { subject: 'import', tone: null },
  'register.import_undone': { subject: 'import', tone: null },
  'register.edited': { subject: 'community', tone: null },
  'evidence.recorded': { subject: 'evidence', tone: null },
  'evidence.withdrawn': { subject: 'evidence', tone: null },
  'exemption.granted': { subject: 'exemption', tone: null },
  'exemption.ended': { subject: 'exemption', tone: null },
  'round.opened': { subject: 'round', tone: null },
  'round.changed': { subject: 'round', tone: null },
  'round.visited': { subject: 'round', tone: null },
  'order.discarded': { subject: 'order', tone: null },
  'attachment.added': { subject: 'attachment', tone: null },
  'document.written': { subject: 'document', tone: null },
  'archive.prefiled': { subject: 'archive_item', tone: null },
  'archive.added': { subject: 'archive_item', tone: null },
  'archive.changed': { subject: 'archive_item', tone: null },
  'archive.coded': { subject: 'archive_item', tone: null },
  'backup.made': { subject: 'backup', tone: null },
  'backup.restored': { subject: 'backup', tone: null },
  'export.made': { subject: 'export', tone: null },
};

/** Whether a stored kind is one this version knows. */
export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(eventKinds, kind);
}

/** An event of a case's life, with its payload typed by its kind. */
export type CaseEvent = {
  [K in CaseEventKind]: {
    readonly seq: number;
    readonly onDay: string;
    /** Who did it, by name; null for what the program did by itself. */
    readonly person: string | null;
    readonly backfilled: boolean;
    readonly subjectId: string;
    readonly kind: K;
    readonly payload: CaseEventPayloads[K];
  };
}[CaseEventKind];
