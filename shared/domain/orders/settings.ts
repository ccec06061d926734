import type { Period } from '#shared/domain/deadline/period.ts';
import type { OrderStage } from './stages.ts';

/**
 * Who issues an order. 《党政机关公文处理工作条例》第十六条第二款: 政府办 may write to lower governments when the
 * government authorises it; other departments may not instruct them, unless the government agreed to that matter
 * and the paper says so. A leading group issues by the paper that set it up.
 */
export const issuerKinds = ['government', 'government_office', 'leading_group', 'department'] as const;
export type IssuerKind = (typeof issuerKinds)[number];

/** A paper that gives an authority, with its document number. */
export type AuthorityPaper = { readonly number: string; readonly title: string };

/** How one type of order is issued: the bureau's setting. */
export type StageSettings = {
  /** 代字, e.g. 清民整. */
  readonly prefix: string;
  readonly issuer: { readonly name: string; readonly kind: IssuerKind };
  /** The heading in red, which is the bureau's choice: `令` itself is a reserved document type (条例第八条). */
  readonly heading: string;
  /** What authorises the issuer; null while the bureau has not filled it in. */
  readonly authority: AuthorityPaper | null;
  /** The government agreed that this department may instruct: the text then says 「经市政府同意」 and cites this paper. */
  readonly consent: AuthorityPaper | null;
  readonly period: Period;
  /** Working days to sign the receipt, and to recheck after a report. */
  readonly acknowledgeWorkdays: number;
  readonly recheckWorkdays: number;
  /** Reminders, in working days before the due day. */
  readonly reminders: readonly number[];
};

export type OrderSettings = {
  readonly stages: Readonly<Record<OrderStage, StageSettings>>;
  readonly drafterMayReview: boolean;
  /** Items from which the order lists them in an attachment instead of the body. */
  readonly attachmentFrom: number;
};

/** What the bureau calls its issuers; the words come from `shared/words/orders.ts` or the first run. */
export type IssuerNames = Readonly<Record<OrderStage, { readonly prefix: string; readonly name: string; readonly kind: IssuerKind; readonly heading: string }>>;

const DEFAULT_WORKDAYS: Readonly<Record<OrderStage, number>> = { rectification: 10, supervision: 5, accountability: 3 };

/**
 * The settings a bureau starts with. The days are the program's proposal, not the source's, and are shown as such:
 * 整改令 10 working days, 督办令 5, 问责令 3; acknowledge in 1, recheck in 3; reminders 7, 3, 1 and 0 before (PRODUCT §5).
 */
export function defaultOrderSettings(names: IssuerNames, authority: AuthorityPaper | null): OrderSettings {
  const stage = (key: OrderStage): StageSettings => ({
    prefix: names[key].prefix,
    issuer: { name: names[key].name, kind: names[key].kind },
    heading: names[key].heading,
    authority,
    consent: null,
    period: { unit: 'workday', count: DEFAULT_WORKDAYS[key] },
    acknowledgeWorkdays: 1,
    recheckWorkdays: 3,
    reminders: [7, 3, 1, 0],
  });
  return {
    stages: { rectification: stage('rectification'), supervision: stage('supervision'), accountability: stage('accountability') },
    drafterMayReview: false,
    attachmentFrom: 4,
  };
}
