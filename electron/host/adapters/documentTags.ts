import { formatDayChinese, type Day } from '#shared/domain/date.ts';
import type {
  CasePaper,
  ClosureForm,
  DocumentContents,
  DocumentKind,
  DossierCover,
  FileCatalogue,
  Opinion,
  ReceiptForm,
  RecheckForm,
  ReportForm,
  Signed,
} from '#shared/domain/document/forms.ts';
import type { OrderDocument } from '#shared/domain/document/orderDocument.ts';
import { headingLines, titleLines } from '#shared/domain/document/titleLines.ts';
import { attachmentLabels, fullWidths, headingSize, signaturePlace } from '#shared/domain/document/typesetting.ts';
import { documentWords } from '#shared/words/documents.ts';

/** What a template may name: texts, switches, and lists of the same. */
export type Tags = { readonly [name: string]: string | boolean | Tags | readonly Tags[] };

/** The tags of a kind of document, filled with its content. */
export function documentTags<K extends DocumentKind>(kind: K, content: DocumentContents[K]): Tags {
  return tagsOf[kind](content);
}

const tagsOf: { readonly [K in DocumentKind]: (content: DocumentContents[K]) => Tags } = {
  order: orderTags,
  receipt: receiptTags,
  report: reportTags,
  recheck: recheckTags,
  closure: closureTags,
  'dossier-cover': coverTags,
  'file-catalogue': catalogueTags,
};

function day(value: Day | null): string {
  return value === null ? '' : formatDayChinese(value);
}

/** A day to be written by hand where there is none yet. */
function dayOrBlank(value: Day | null): string {
  return value === null ? documentWords.blankDay : formatDayChinese(value);
}

function orderTags(content: OrderDocument): Tags {
  const size = headingSize(content.heading);
  const place = signaturePlace(content.issuer);
  const last = content.body.at(-1);
  const office = content.printingOffice === '' ? content.issuer : content.printingOffice;
  const labels = attachmentLabels(content.attachments.length);
  const names = content.attachments.map((attachment, index): Tags => ({
    名称: attachment.title,
    前缀: `${index === 0 ? '附件：' : '　　　'}${labels[index] ?? ''}.`,
  }));
  return {
    样例: content.sample,
    发文机关标志: size === 'small' ? headingLines(content.heading).join('\n') : content.heading,
    标志大: size === 'large',
    标志中: size === 'medium',
    标志小: size === 'small',
    发文字号: content.number,
    标题: titleLines(content.title, content.titlePieces).join('\n'),
    主送机关: content.addressee,
    正文: content.body.slice(0, -1).map((paragraph): Tags => ({
      文字: paragraph.text,
      一级: paragraph.level === 1,
      二级: paragraph.level === 2,
      普通: paragraph.level !== 1 && paragraph.level !== 2,
    })),
    末段: last?.text ?? '',
    有附件: names.length > 0,
    单附件: names.length === 1 ? names : [],
    多附件: names.length > 1 ? names : [],
    署名: content.issuer,
    成文日期: dayOrBlank(content.issuedOn),
    署名居右: place === 'right',
    署名居中右: place === 'inner',
    署名居中: place === 'middle',
    附注: content.note === '' ? [] : [{ 文字: content.note }],
    附件: content.attachments.map((attachment, index): Tags => ({
      序号: labels[index] ?? '',
      名称: titleLines(attachment.title, attachment.titlePieces).join('\n'),
      六列: attachment.columns.length === 6,
      ...numbered('列', attachment.columns),
      行: attachment.rows.map((row): Tags => ({
        ...Object.fromEntries(attachment.columns.map((column, at) => [column, row[at] ?? ''])),
        ...numbered('格', row),
      })),
    })),
    有抄送: content.copies.length > 0,
    抄送: content.copies.join('，'),
    印发机关: office,
    印发机关长: fullWidths(office) > 19,
    印发日期: dayOrBlank(content.printedOn),
  };
}

/** 列1 列2 … as many as the default template has columns. */
function numbered(name: string, values: readonly string[]): Tags {
  return Object.fromEntries(Array.from({ length: Math.max(7, values.length) }, (_, index) => [`${name}${index + 1}`, values[index] ?? '']));
}

function receiptTags(form: ReceiptForm): Tags {
  return {
    样例: form.sample,
    单位: form.bureau,
    文件名称: form.documentTitle,
    发文字号: form.documentNumber,
    发文机关: form.issuer,
    受送达单位: form.addressee,
    事项数: form.items === 0 ? '' : String(form.items),
    送达方式: form.method,
    送达日期: dayOrBlank(form.servedOn),
    送达人: form.servedBy,
    ...signed('签收', form.receiver),
    签收人职务: form.receiver.post,
    拒收情况: form.refusal,
    见证人: form.witness,
    备注: form.note,
  };
}

function reportTags(form: ReportForm): Tags {
  return {
    样例: form.sample,
    单位: form.bureau,
    挂账号: form.caseNumber,
    督令文号: form.orderNumber,
    社区: form.community,
    责任单位: form.responsibleUnit,
    问题: form.problem,
    整改要求: form.requirement,
    整改期限: day(form.dueOn),
    反馈日期: day(form.reportedOn),
    反馈情况: form.report,
    附件: form.files.length === 0 ? documentWords.noFiles : form.files.join('、'),
    反馈人: form.reporter,
    登记人: form.recordedBy,
    备注: form.note,
  };
}

function recheckTags(form: RecheckForm): Tags {
  const box = (checked: boolean): string => (checked ? '☑' : '□');
  return {
    样例: form.sample,
    单位: form.bureau,
    挂账号: form.caseNumber,
    督令文号: form.orderNumber,
    社区: form.community,
    责任单位: form.responsibleUnit,
    问题: form.problem,
    依据: form.basis,
    整改要求: form.requirement,
    整改期限: day(form.dueOn),
    反馈情况: form.report,
    反馈日期: day(form.reportedOn),
    复查方式: form.manner,
    复查情况: form.finding,
    合格: box(form.passed === true),
    不合格: box(form.passed === false),
    处理意见: form.opinion,
    复查人: form.recheckers.join('、'),
    复查日期: dayOrBlank(form.recheckedOn),
    在场人: form.witness,
  };
}

function closureTags(form: ClosureForm): Tags {
  return {
    样例: form.sample,
    单位: form.bureau,
    挂账号: form.caseNumber,
    社区: form.community,
    责任单位: form.responsibleUnit,
    问题来源: form.source,
    发现日期: day(form.foundOn),
    问题: form.problem,
    依据: form.basis,
    督令经过: form.papers.map(paperTags),
    整改情况: form.measures,
    复查情况: form.recheck,
    ...opinion('经办', form.clerk),
    ...opinion('审核', form.section),
    ...opinion('批准', form.leader),
    档号: form.archivalCode,
    备注: form.note,
  };
}

/** 种类 文号 and the rest apart for a bureau's own layout, 经过 as one line. */
function paperTags(paper: CasePaper): Tags {
  return {
    种类: paper.kind,
    文号: paper.number,
    送达日期: day(paper.servedOn),
    期限: day(paper.dueOn),
    结果: paper.outcome,
    经过: documentWords.casePaper(paper.kind, paper.number, day(paper.servedOn), day(paper.dueOn), paper.outcome),
  };
}

function coverTags(cover: DossierCover): Tags {
  return {
    样例: cover.sample,
    全宗名称: cover.fonds,
    类目名称: cover.category,
    案卷题名: titleLines(cover.title, cover.titlePieces).join('\n'),
    起始日期: dayOrBlank(cover.from),
    终止日期: dayOrBlank(cover.to),
    保管期限: cover.retention,
    件数: cover.items === null ? '　　' : String(cover.items),
    页数: cover.pages === null ? '　　' : String(cover.pages),
    归档号: cover.filingNumber,
    全宗号: cover.fondsCode,
    目录号: cover.catalogueNumber,
    案卷号: cover.dossierNumber,
  };
}

/** Days as eight digits, the form of DA/T 22-2015 for catalogues. */
function catalogueTags(catalogue: FileCatalogue): Tags {
  return {
    样例: catalogue.sample,
    全宗: catalogue.fonds,
    年度: String(catalogue.year),
    保管期限: catalogue.retention,
    机构或问题: catalogue.division,
    行: catalogue.lines.map((line, index): Tags => ({
      序号: String(index + 1),
      档号: line.archivalCode,
      文号: line.documentNumber,
      责任者: line.creator,
      题名: line.title,
      日期: line.day === null ? '' : line.day.replaceAll('-', ''),
      密级: line.secrecy,
      页数: line.pages === null ? '' : String(line.pages),
      备注: line.note,
    })),
  };
}

function signed(name: string, value: Signed): Tags {
  return { [`${name}人`]: value.name, [`${name}日期`]: dayOrBlank(value.on) };
}

function opinion(name: string, value: Opinion): Tags {
  return { [`${name}意见`]: value.text, ...signed(name, value) };
}
