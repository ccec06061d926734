import { indexPages } from '#shared/domain/bag/indexHtml.ts';
import {
  type IndexCell,
  type IndexLink,
  type IndexModel,
  type IndexTone,
  linksCell,
  indexRows,
  longCell,
  numberCell,
  shortCell,
  stateCell,
  textCell,
} from '#shared/domain/bag/indexModel.ts';
import { formatSize } from '#shared/domain/bag/tags.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { exportWords } from '#shared/words/export.ts';
import { retentionWords } from '#shared/words/archive.ts';
import { caseStateWords } from '#shared/words/cases.ts';
import { orderStateWords, stageWords } from '#shared/words/orders.ts';
import { instantInChina } from '#shared/words/instants.ts';
import type { ExportedAttachment } from './auditExportFiles.ts';
import type { CommunityTally } from './auditExportRegister.ts';
import { type Export, type ExportedFile, isClosedOn } from './auditExportScope.ts';
import type { ArchiveListRow, ArchivePaperRow, CaseListRow, OrderListRow } from './ports.ts';

export type IndexContent = {
  readonly identifier: string;
  readonly madeAt: string;
  readonly files: readonly ExportedFile[];
  readonly tallies: readonly CommunityTally[];
  readonly cases: readonly CaseListRow[];
  readonly orders: readonly OrderListRow[];
  readonly papers: ReadonlyMap<string, string>;
  readonly attachments: readonly ExportedAttachment[];
  readonly archive: readonly ArchiveListRow[];
  readonly archivePapers: ReadonlyMap<string, readonly ArchivePaperRow[]>;
  readonly events: number;
  readonly scopeLine: string;
};

const { sections, facts, figures, open } = exportWords;

/** Writes index.html and its further pages: the bag as anybody reads it. */
export async function writeIndex(to: Export, content: IndexContent): Promise<void> {
  for (const { path, html } of indexPages(modelOf(to, content))) {
    await to.writer.add(path, html);
    await to.ports.bags.breathe();
  }
}

function modelOf(to: Export, content: IndexContent): IndexModel {
  const { cases, orders, attachments, archive, tallies, papers, events } = content;
  const today = to.scope.day;
  const isLate = (row: CaseListRow) => row.state !== 'closed' && row.dueOn !== null && row.dueOn < today && row.reportedOn === null;
  const closed = cases.filter((row) => row.state === 'closed').length;
  const registerFile = content.files[0]?.path ?? '';
  const pathOf = new Map(attachments.map((file) => [file.id, file.path]));
  const itemLinks = (item: ArchiveListRow): IndexLink[] => {
    const paths = (content.archivePapers.get(item.id) ?? []).flatMap(
      (paper) => (paper.form === 'order' ? papers.get(paper.aboutId ?? '') : undefined) ?? pathOf.get(paper.attachmentId ?? '') ?? [],
    );
    return paths.map((path, index) => ({ text: paths.length === 1 ? open : exportWords.openNth(index + 1), path }));
  };
  const standing = tallies.filter(({ community }) => !isClosedOn(community, today)).length;
  const communities = standing === tallies.length ? figures.communities : exportWords.communitiesBesides(tallies.length - standing);
  const numbers: ReadonlyArray<readonly [string, number]> = [
    [communities, standing],
    [figures.cases, cases.length],
    [figures.closed, closed],
    [figures.overdue, cases.filter(isLate).length],
    [figures.orders, orders.length],
    [figures.attachments, attachments.length],
    [figures.archive, archive.length],
    [figures.events, events],
  ];
  return {
    language: exportWords.language,
    title: exportWords.title,
    owner: to.bureau,
    sampleMark: to.ports.workspace.sample ? exportWords.sample : '',
    facts: [
      facts.asOf(formatDayChinese(today)),
      content.scopeLine,
      facts.madeAt(instantInChina(content.madeAt)),
      facts.identifier(content.identifier),
      facts.program(to.ports.workspace.version),
    ],
    figures: numbers.map(([label, value]) => ({ label, value: String(value).replace(/\B(?=(\d{3})+$)/g, ',') })),
    verify: exportWords.verify,
    footer: exportWords.footer,
    words: exportWords.index,
    sections: [
      {
        key: 'files',
        ...sections.files,
        rows: indexRows(content.files, ({ what, path, bytes }) => [
          textCell(what),
          linksCell({ text: path.split('/').at(-1)!, path }),
          numberCell(formatSize(bytes)),
        ]),
      },
      {
        key: 'register',
        ...sections.register,
        rows: indexRows(tallies, ({ community, households, counts }) => [
          shortCell(isClosedOn(community, today) ? exportWords.closedCommunity(community.name, formatDayChinese(community.validTo!)) : community.name),
          shortCell(to.units.get(community.subdistrictId)?.name ?? ''),
          numberCell(households),
          numberCell(counts.pass),
          numberCell(counts.fail + counts.usualFail),
          numberCell(counts.unknown),
          linksCell({ text: open, path: registerFile }),
        ]),
      },
      {
        key: 'cases',
        ...sections.cases,
        rows: indexRows(cases, (row) => {
          const path = row.orderId === null ? undefined : papers.get(row.orderId);
          return [
            stateCell(isLate(row) ? figures.overdue : caseStateWords[row.state], caseTone(row, isLate(row))),
            shortCell(row.number),
            shortCell(row.community),
            shortCell(row.unit),
            textCell(row.title),
            day(row.openedOn),
            day(row.dueOn),
            day(row.closedOn),
            shortCell(row.orderNumber ?? ''),
            linkOrNothing(path),
          ];
        }),
      },
      {
        key: 'orders',
        ...sections.orders,
        rows: indexRows(orders, (order) => [
          stateCell(orderStateWords[order.state], order.state === 'completed' ? 'good' : order.state === 'voided' ? 'idle' : 'going'),
          textCell(stageWords[order.stage]),
          shortCell(order.number ?? ''),
          textCell(order.title),
          textCell(order.addressee),
          day(order.issuedOn),
          day(order.servedOn),
          numberCell(order.items),
          linkOrNothing(papers.get(order.id)),
        ]),
      },
      {
        key: 'attachments',
        ...sections.attachments,
        rows: indexRows(attachments, (file) => [
          textCell(file.name),
          textCell(file.about),
          day(file.onDay),
          numberCell(formatSize(file.size)),
          linkOrNothing(file.path ?? undefined),
        ]),
      },
      {
        key: 'archive',
        ...sections.archive,
        rows: indexRows(archive, (item) => [
          shortCell(item.code ?? ''),
          longCell(item.title),
          textCell(item.responsible),
          shortCell(item.documentNumber),
          day(item.documentOn),
          shortCell(retentionWords[item.retention]),
          numberCell(item.pages === 0 ? null : item.pages),
          linksCell(...itemLinks(item)),
        ]),
      },
    ],
  };
}

function caseTone(row: CaseListRow, late: boolean): IndexTone {
  if (row.state === 'closed') return 'good';
  if (late || row.state === 'returned') return 'bad';
  return row.stage === null ? 'idle' : row.stage === 'rectification' ? 'going' : 'warn';
}

function day(value: string | null): IndexCell {
  return shortCell(value === null ? '' : formatDayChinese(value));
}

function linkOrNothing(path: string | undefined): IndexCell {
  return path === undefined ? textCell('') : linksCell({ text: open, path });
}
