import type { Day } from '#shared/domain/date.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import type { AuthorityPaper, StageSettings } from './settings.ts';
import type { FindingSource } from './source.ts';
import type { EscalationReason, Manner, Milestone, OrderStage } from './stages.ts';

/** An order that came before in the same case. */
export type EarlierOrder = {
  readonly stage: OrderStage;
  readonly number: string;
  readonly servedOn: Day;
  /** Null when a recheck failed it and gave no new day. */
  readonly dueOn: Day | null;
  /** Why the next order took it up; in a draft it may have been reported back since, or have passed its recheck. */
  readonly outcome: EscalationReason | 'reported' | 'passed';
  readonly reportedOn: Day | null;
  /** A recheck had failed it and given it a new day, which is then `dueOn`. */
  readonly returned: boolean;
};

export type OrderTextItem = {
  readonly caseNumber: string;
  /** 新华社区 */
  readonly community: string;
  /** The problem in a few words without figures: 办公用房面积不足. */
  readonly problem: string;
  /** What was found, one sentence without a full stop: 办公用房163平方米，要求200平方米. */
  readonly detail: string;
  /** As the pack writes it: 三(五)功能设置. */
  readonly clause: string;
  readonly quote: string;
  readonly requirement: string;
  readonly manner: Manner;
  readonly milestones: readonly Milestone[];
  readonly period: Period;
  /** The fixed day of its period. Null where the period starts with service, whose day no paper knows when it is signed. */
  readonly dueOn: Day | null;
  /** The day it was inspected or found, never after the paper. */
  readonly foundOn: Day;
  /** How it came to be known; what belongs to a round was inspected. */
  readonly source: FindingSource;
  /** The clause is a basis typed by a person, not a clause of the document cited. */
  readonly ownBasis: boolean;
  /** Earliest first. */
  readonly earlier: readonly EarlierOrder[];
};

/** Everything the text of an order is made of. */
export type OrderTextInput = {
  readonly stage: OrderStage;
  readonly settings: StageSettings;
  /** Null while it is a draft. */
  readonly number: string | null;
  readonly year: number;
  /** Full name: 青龙山街道办事处. */
  readonly addressee: string;
  /** Its short name for titles: 青龙山街道. */
  readonly addresseeShort: string;
  readonly copies: readonly string[];
  readonly issuedOn: Day | null;
  /** The document whose clauses are cited. */
  readonly basis: AuthorityPaper;
  /** The name of the one round all items were found in. */
  readonly round: string | null;
  readonly items: readonly OrderTextItem[];
  /** From this many items on they stand in an attachment. */
  readonly attachmentFrom: number;
  readonly acknowledgeWorkdays: number;
  readonly urgentReason: string;
  readonly competentBody: string;
  readonly personsNamed: string;
  readonly contact: string;
};

/** 1 is 一、 2 （一） 3 1. 4 （1） (GB/T 9704-2012 7.3.3); 0 is an ordinary paragraph. The number is part of the text. */
export type BodyParagraph = { readonly level: 0 | 1 | 2 | 3 | 4; readonly text: string };

export type OrderAttachment = {
  readonly title: string;
  readonly titlePieces: readonly string[];
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
};

/** The content of an order, ready for a layout: nothing here knows of type sizes or pages. */
export type OrderContent = {
  readonly heading: string;
  readonly number: string;
  readonly title: string;
  /** The names and terms of the title that stay whole where it is broken into lines. */
  readonly titlePieces: readonly string[];
  readonly addressee: string;
  readonly body: readonly BodyParagraph[];
  readonly attachments: readonly OrderAttachment[];
  /** Who signs, under the text. */
  readonly issuer: string;
  readonly issuedOn: Day | null;
  readonly copies: readonly string[];
};

/** The sentences of the three orders; they stand in `shared/words/orders.ts`. */
export type OrderTextWords = {
  readonly draftNumber: (prefix: string, year: number) => string;
  readonly title: (input: OrderTextInput) => string;
  readonly titlePieces: (input: OrderTextInput) => readonly string[];
  readonly opening: (input: OrderTextInput) => string;
  readonly headings: { readonly problems: string; readonly requirements: string; readonly matters: string };
  /** Where, what, and which clause it misses. */
  readonly problem: (item: OrderTextItem, input: OrderTextInput) => string;
  readonly requirement: (item: OrderTextItem, input: OrderTextInput) => string;
  /** What stands in the body when the items stand in the attachment, with what came before, said once. */
  readonly listed: (input: OrderTextInput) => readonly string[];
  readonly due: (input: OrderTextInput) => string;
  readonly matters: (input: OrderTextInput) => readonly string[];
  readonly attachment: (input: OrderTextInput) => OrderAttachment;
  readonly ordinal: (index: number) => string;
};

/**
 * The text of an order. One item reads as one letter; two or more are numbered under headings; from
 * `attachmentFrom` on they stand in an attached list. A 问责令 is a recommendation, so its main addressee is
 * the competent body and the responsible unit gets a copy.
 */
export function orderContent(input: OrderTextInput, words: OrderTextWords): OrderContent {
  const attached = input.items.length >= input.attachmentFrom;
  const body: BodyParagraph[] = [{ level: 0, text: words.opening(input) }];
  if (attached) for (const text of words.listed(input)) body.push({ level: 0, text });
  else if (input.items.length > 1) body.push(...numberedItems(input, words));
  else for (const item of input.items) body.push({ level: 0, text: words.problem(item, input) }, { level: 0, text: words.requirement(item, input) });
  body.push({ level: 0, text: words.due(input) });
  for (const text of words.matters(input)) body.push({ level: 0, text });
  const isProposal = input.stage === 'accountability';
  const copies = isProposal ? [input.addressee, ...input.copies.filter((copy) => copy !== input.addressee)] : input.copies;
  return {
    heading: input.settings.heading,
    number: input.number ?? words.draftNumber(input.settings.prefix, input.year),
    title: words.title(input),
    titlePieces: words.titlePieces(input),
    addressee: isProposal ? input.competentBody : input.addressee,
    body,
    attachments: attached ? [words.attachment(input)] : [],
    issuer: input.settings.issuer.name,
    issuedOn: input.issuedOn,
    copies: copies.filter((copy) => !isProposal || copy !== input.competentBody),
  };
}

function numberedItems(input: OrderTextInput, words: OrderTextWords): BodyParagraph[] {
  const { problems, requirements } = words.headings;
  const list = (text: (item: OrderTextItem, input: OrderTextInput) => string): BodyParagraph[] =>
    input.items.map((item, index) => ({ level: 3, text: `${index + 1}.${text(item, input)}` }));
  return [
    { level: 1, text: `${words.ordinal(1)}${problems}` },
    ...list(words.problem),
    { level: 1, text: `${words.ordinal(2)}${requirements}` },
    ...list(words.requirement),
  ];
}

/** The one due day of all items, or null when they differ or one is not known. */
export function commonDueDay(items: readonly OrderTextItem[]): Day | null {
  const first = items[0]?.dueOn ?? null;
  return items.every((item) => item.dueOn === first) ? first : null;
}

/** The one period of all items that begins with service, or null when they differ or one has a fixed day. */
export function commonPeriod(items: readonly OrderTextItem[]): Period | null {
  const first = items[0];
  if (first === undefined || first.dueOn !== null || first.period.unit === 'fixed') return null;
  const { unit, count } = first.period;
  return items.every(({ dueOn, period }) => dueOn === null && period.unit === unit && period.count === count) ? first.period : null;
}

/** Communities named by the items, each once, in order. */
export function communitiesOf(items: readonly OrderTextItem[]): string[] {
  return [...new Set(items.map((item) => item.community))];
}
