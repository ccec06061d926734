import type { Day } from '#shared/domain/date.ts';
import type { OrderDocument } from './orderDocument.ts';

/** A person's name and the day, as signed on a form; empty and null are blanks to be filled in by hand. */
export type Signed = { readonly name: string; readonly on: Day | null };
/** What someone wrote above the signature. */
export type Opinion = Signed & { readonly text: string };

type Form = {
  /** The bureau whose form it is. */
  readonly bureau: string;
  /** Marks every page 样例. */
  readonly sample: boolean;
};

/** 文书送达签收单: that an order was handed over, when, how, to whom; refusal and witness where needed. */
export type ReceiptForm = Form & {
  readonly documentTitle: string;
  readonly documentNumber: string;
  readonly issuer: string;
  readonly addressee: string;
  readonly items: number;
  readonly method: string;
  readonly servedOn: Day | null;
  readonly servedBy: string;
  readonly receiver: Signed & { readonly post: string };
  readonly refusal: string;
  readonly witness: string;
  readonly note: string;
};

/** 整改情况反馈登记表: what the responsible unit reported, taken down where no paper of its own came. */
export type ReportForm = Form & {
  readonly caseNumber: string;
  readonly orderNumber: string;
  readonly community: string;
  readonly responsibleUnit: string;
  readonly problem: string;
  readonly requirement: string;
  readonly dueOn: Day | null;
  readonly report: string;
  readonly reportedOn: Day;
  /** Names of the photographs and papers that came with it. */
  readonly files: readonly string[];
  readonly reporter: string;
  readonly recordedBy: string;
  readonly note: string;
};

/** 整改复查记录: what two people saw on the spot; `passed` is null on a form to be filled in by hand. */
export type RecheckForm = Form & {
  readonly caseNumber: string;
  readonly orderNumber: string;
  readonly community: string;
  readonly responsibleUnit: string;
  readonly problem: string;
  readonly basis: string;
  readonly requirement: string;
  readonly dueOn: Day | null;
  readonly report: string;
  readonly reportedOn: Day | null;
  readonly manner: string;
  readonly finding: string;
  readonly passed: boolean | null;
  readonly opinion: string;
  readonly recheckers: readonly string[];
  readonly recheckedOn: Day | null;
  readonly witness: string;
};

/** One paper of a case, as its closure form lists it: 整改令 清民整〔2021〕1号, served, due, what came of it. */
export type CasePaper = { readonly kind: string; readonly number: string; readonly servedOn: Day | null; readonly dueOn: Day | null; readonly outcome: string };

/** 问题销号审批表: the whole case on one page, signed by the clerk, the section and the leader. */
export type ClosureForm = Form & {
  readonly caseNumber: string;
  readonly community: string;
  readonly responsibleUnit: string;
  readonly source: string;
  readonly foundOn: Day | null;
  readonly problem: string;
  readonly basis: string;
  readonly papers: readonly CasePaper[];
  readonly measures: string;
  readonly recheck: string;
  readonly clerk: Opinion;
  readonly section: Opinion;
  readonly leader: Opinion;
  readonly archivalCode: string;
  readonly note: string;
};

/** 案卷封面 (GB/T 9705-2008): what lies in a dossier. Empty texts and null are left to be filled in. */
export type DossierCover = {
  readonly fonds: string;
  readonly category: string;
  readonly title: string;
  /** Names in the title that stay whole where it is broken into lines. */
  readonly titlePieces: readonly string[];
  readonly from: Day | null;
  readonly to: Day | null;
  readonly retention: string;
  readonly items: number | null;
  readonly pages: number | null;
  readonly filingNumber: string;
  readonly fondsCode: string;
  readonly catalogueNumber: string;
  readonly dossierNumber: string;
  readonly sample: boolean;
};

/** One line of 归档文件目录 (DA/T 22-2015 图A.3): 序号 档号 文号 责任者 题名 日期 密级 页数 备注. */
export type CatalogueLine = {
  readonly archivalCode: string;
  readonly documentNumber: string;
  readonly creator: string;
  readonly title: string;
  readonly day: Day | null;
  readonly secrecy: string;
  readonly pages: number | null;
  readonly note: string;
};

/** 归档文件目录, printed on A4 across. */
export type FileCatalogue = {
  readonly fonds: string;
  readonly year: number;
  readonly retention: string;
  /** 机构或问题; empty where the bureau does not divide by it. */
  readonly division: string;
  readonly lines: readonly CatalogueLine[];
  readonly sample: boolean;
};

/** The papers the program writes, by the name of their template. */
export type DocumentContents = {
  readonly order: OrderDocument;
  readonly receipt: ReceiptForm;
  readonly report: ReportForm;
  readonly recheck: RecheckForm;
  readonly closure: ClosureForm;
  readonly 'dossier-cover': DossierCover;
  readonly 'file-catalogue': FileCatalogue;
};
export type DocumentKind = keyof DocumentContents;
