import { catalogueRows, catalogueSheet } from '#shared/domain/archive/catalogue.ts';
import { type Category, type Retention, retentions } from '#shared/domain/archive/item.ts';
import { AppError } from '#shared/domain/errors.ts';
import { catalogueWords, retentionWords } from '#shared/words/archive.ts';
import { archiveFileWords } from '#shared/words/archiveFiles.ts';
import type { archiveContract } from '#shared/contract/archive.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { archiveSettingsOf, codesOf, subjectName } from './archiveSettings.ts';
import { DOCX, XLSX } from './mime.ts';
import type { FiledItemRow, Ports } from './ports.ts';

type CatalogueHandlers = Pick<Handlers<typeof archiveContract>, 'archive.catalogue' | 'archive.cover'>;

/** 归档文件目录 and 案卷封面, for the shelf and for handing over. */
export function archiveCatalogueHandlers(ports: Ports): CatalogueHandlers {
  const { reads } = ports;
  const ticket = (name: string, mime: string, bytes: Uint8Array) => ({
    ticket: ports.files.downloadTicket({ name, mime, source: { bytes } }),
    name,
    size: bytes.byteLength,
  });

  /** Items with a code of one owner's year, with the owner's name; of all communities when none is named. */
  async function coded(
    fonds: 'bureau' | 'community',
    communityId: string | null,
    year: number,
  ): Promise<{ owner: string; no: number | null; rows: readonly FiledItemRow[] }[]> {
    const bureau = (await reads.core.meta('bureau')) ?? '';
    if (fonds === 'bureau') return [{ owner: bureau, no: null, rows: withCode(await reads.archive.ofYear('bureau', null, year)) }];
    const communities = communityId === null ? await reads.register.communities() : [await reads.register.community(communityId)];
    const parts: { owner: string; no: number | null; rows: readonly FiledItemRow[] }[] = [];
    for (const community of communities) {
      if (community === null) throw new AppError('community_unknown');
      const rows = withCode(await reads.archive.ofYear('community', community.no, year));
      if (rows.length > 0 || communityId !== null) parts.push({ owner: community.name, no: community.no, rows });
    }
    return parts;
  }

  return {
    async 'archive.catalogue'({ fonds, communityId, year, form, category, retention }) {
      const parts = (await coded(fonds, communityId, year))
        .map((part) => ({ ...part, rows: part.rows.filter((row) => fits(row, category, retention)) }))
        .filter((part) => part.rows.length > 0);
      if (parts.length === 0) throw new AppError('archive_nothing_coded', { year });
      if (form === 'docx' && fonds === 'community' && communityId === null) throw new AppError('archive_catalogue_of_one');
      const owner = parts.length === 1 ? parts[0]!.owner : archiveFileWords.allCommunities;
      const name = archiveFileWords.catalogueName(owner, year, retention === null ? '' : retentionWords[retention]);
      if (form === 'xlsx') {
        const sheets = parts.flatMap((part) =>
          retentions
            .map((period) => ({ period, rows: part.rows.filter((row) => row.retention === period) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ period, rows }) => {
              const words = catalogueWords(part.owner, year, ports.workspace.sample);
              const sheet = catalogueSheet(rows, words);
              return {
                ...sheet,
                name: archiveFileWords.sheetName(parts.length === 1 ? '' : part.owner, retentionWords[period]),
                titles: [...sheet.titles.slice(0, 1), archiveFileWords.catalogueLine(part.owner, year, retentionWords[period], rows.length)],
              };
            }),
        );
        return ticket(`${name}.xlsx`, XLSX, await ports.spreadsheets.write(sheets));
      }
      // On paper a catalogue is bound by owner, year and period; one document holds one of them.
      const period = retention ?? parts[0]!.rows.map((row) => row.retention).toSorted((a, b) => retentions.indexOf(a) - retentions.indexOf(b))[0]!;
      const part = parts[0]!;
      const settings = await archiveSettingsOf(reads.core);
      const rows = part.rows.filter((row) => row.retention === period);
      const subjects = new Set(rows.map((row) => subjectName(settings, fonds, row.subject)));
      const bytes = await ports.documents.write('file-catalogue', {
        fonds: part.owner,
        year,
        retention: retentionWords[period],
        division: subjects.size === 1 ? [...subjects][0]! : '',
        sample: ports.workspace.sample,
        lines: catalogueRows(rows).map((line) => ({
          archivalCode: line.code,
          documentNumber: line.documentNumber,
          creator: line.responsible,
          title: line.title,
          day: dayOf(line.date),
          secrecy: line.secrecy,
          pages: line.pages,
          note: line.note,
        })),
      });
      return ticket(`${name}.docx`, DOCX, bytes);
    },
    async 'archive.cover'(input) {
      const settings = await archiveSettingsOf(reads.core);
      const bureau = (await reads.core.meta('bureau')) ?? '';
      if (input.of === 'case') {
        const row = await reads.cases.case(input.caseId);
        if (row === null) throw new AppError('case_unknown');
        const items = await reads.archive.ofCase(row.id);
        if (items.length === 0) throw new AppError('archive_nothing_filed', { number: row.number });
        const community = await reads.register.communityByNo(row.communityNo);
        const bytes = await ports.documents.write('dossier-cover', {
          ...coverOf(items),
          fonds: bureau,
          category: subjectName(settings, 'bureau', items[0]!.subject),
          title: archiveFileWords.dossierTitle(community?.name ?? '', row.title, row.number),
          titlePieces: [community?.name ?? '', row.title, `（${row.number}）`],
          retention: retentionWords[longest(items)],
          fondsCode: settings.fonds,
          sample: ports.workspace.sample,
        });
        return ticket(archiveFileWords.coverName(row.number), DOCX, bytes);
      }
      const parts = await coded(input.fonds, input.communityId, input.year);
      const part = parts[0];
      const items = part?.rows.filter((row) => row.retention === input.retention) ?? [];
      if (part === undefined || items.length === 0) throw new AppError('archive_nothing_coded', { year: input.year });
      const bytes = await ports.documents.write('dossier-cover', {
        ...coverOf(items),
        fonds: part.owner,
        category: '',
        title: archiveFileWords.yearTitle(part.owner, input.year, retentionWords[input.retention]),
        titlePieces: [part.owner, retentionWords[input.retention]],
        retention: retentionWords[input.retention],
        fondsCode: codesOf(settings, input.fonds, part.no).fonds,
        sample: ports.workspace.sample,
      });
      return ticket(archiveFileWords.coverName(`${part.owner} ${input.year} ${retentionWords[input.retention]}`), DOCX, bytes);
    },
  };
}

function withCode(rows: readonly FiledItemRow[]): readonly FiledItemRow[] {
  return rows.filter((row) => row.code !== null);
}

function fits(row: FiledItemRow, category: Category | null, retention: Retention | null): boolean {
  return (category === null || row.category === category) && (retention === null || row.retention === retention);
}

function dayOf(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** What a cover counts; pages only when all are counted. */
function coverOf(items: readonly FiledItemRow[]) {
  const days = items.map((item) => item.documentOn).toSorted();
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    items: items.length,
    pages: items.some((item) => item.pages === 0) ? null : items.reduce((sum, item) => sum + item.pages, 0),
    filingNumber: '',
    catalogueNumber: '',
    dossierNumber: '',
  };
}

/** A dossier is kept as long as the paper in it that is kept longest. */
function longest(items: readonly FiledItemRow[]): Retention {
  return retentions.find((period) => items.some((item) => item.retention === period)) ?? 'D30';
}
