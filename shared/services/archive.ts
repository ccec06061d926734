import { arrangeBy, categories, communitySubjects, type CommunitySubject } from '#shared/domain/archive/item.ts';
import { AppError } from '#shared/domain/errors.ts';
import { settingsProblems } from '#shared/domain/archive/settings.ts';
import type { ArchiveListItem, ArchiveSettingsView, archiveContract } from '#shared/contract/archive.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { archiveEventText } from '#shared/words/archiveFiles.ts';
import { archiveArrangeHandlers, fix, partOf } from './archiveArrange.ts';
import { archiveCatalogueHandlers } from './archiveCatalogue.ts';
import { keepPaper, writeFormsOf } from './archiveForms.ts';
import { archiveItemCommands } from './archiveItems.ts';
import { archiveRow, casesAbout } from './archiveRows.ts';
import { ARCHIVE_SETTINGS_KEY, archiveSettingsOf } from './archiveSettings.ts';
import { archiveSheet } from './archiveSheet.ts';
import { runEach } from './batch.ts';
import { prefileCase } from './cases/prefile.ts';
import { sheetTicket } from './cases/sheetTicket.ts';
import type { ArchiveListQuery, Ports } from './ports.ts';
import { runCommand } from './run.ts';

type ArchiveHandlers = Handlers<typeof archiveContract>;
type ListInput = Parameters<ArchiveHandlers['archive.list']>[0];

/** The bureau's archive and the communities' indexes. */
export function archiveHandlers(ports: Ports): ArchiveHandlers {
  return {
    ...archiveQueries(ports),
    ...archiveItemCommands(ports),
    ...archiveArrangeHandlers(ports),
    ...archiveCatalogueHandlers(ports),
    ...archiveFiling(ports),
  };
}

type Queries = Pick<ArchiveHandlers, 'archive.list' | 'archive.export' | 'archive.get' | 'archive.years' | 'archive.communities' | 'archive.settings'>;

function archiveQueries(ports: Ports): Queries {
  const { reads } = ports;
  const page = async ({ filter, ...input }: ListInput) => {
    const communityNo = await numberOf(filter.communityId);
    const query: ArchiveListQuery = { ...filter, ...input, communityNo };
    const [found, settings] = await Promise.all([reads.archive.list(query), archiveSettingsOf(reads.core)]);
    return { rows: found.rows.map((row) => archiveRow(row, settings)), next: found.next, total: found.total };
  };
  async function numberOf(communityId: string | null): Promise<number | null> {
    if (communityId === null) return null;
    const community = await reads.register.community(communityId);
    if (community === null) throw new AppError('community_unknown');
    return community.no;
  }
  return {
    'archive.list': page,
    async 'archive.export'(input) {
      const rows: ArchiveListItem[] = [];
      for (let cursor: string | null = null; ;) {
        const part = await page({ ...input, cursor, limit: 2_000 });
        rows.push(...part.rows);
        cursor = part.next;
        if (cursor === null) break;
      }
      return sheetTicket(ports, archiveSheet(input.filter.fonds, rows, input.columns));
    },
    async 'archive.get'({ id }) {
      const item = await reads.archive.item(id);
      if (item === null) throw new AppError('archive_unknown');
      const [settings, community, cases, papers, events, persons] = await Promise.all([
        archiveSettingsOf(reads.core),
        item.communityNo === null ? null : reads.register.communityByNo(item.communityNo),
        casesAbout(reads, item),
        reads.archive.papersOf([id]),
        reads.events.ofSubject('archive_item', id),
        reads.core.persons(),
      ]);
      const files = await Promise.all(papers.map((paper) => (paper.attachmentId === null ? null : reads.files.attachment(paper.attachmentId))));
      return {
        ...archiveRow(
          {
            ...item,
            community: community?.name ?? null,
            communityId: community?.id ?? null,
            caseNumber: cases.find((row) => row.id === item.caseId)?.number ?? null,
            papers: papers.length,
          },
          settings,
        ),
        cases: cases.map(({ id: caseId, number }) => ({ id: caseId, number })),
        papers: papers.map((paper, index) => ({
          ord: paper.ord,
          name: files[index]?.name ?? paper.name,
          form: paper.form,
          pages: paper.pages,
          kept: files[index] !== null,
          mime: files[index]?.mime ?? null,
          size: files[index]?.size ?? null,
        })),
        history: events.toReversed().map((event) => ({
          seq: event.seq,
          at: event.at,
          onDay: event.onDay,
          person: persons.find((person) => person.id === event.personId)?.name ?? null,
          text: archiveEventText(event.kind, event.payload),
        })),
        arrangeBy: arrangeBy(item.category, item.year),
      };
    },
    async 'archive.years'({ fonds, communityId }) {
      const rows = await reads.archive.years(fonds, await numberOf(communityId));
      return rows.map((row) => ({ ...row, arrangeBy: arrangeBy(categories[0], row.year) }));
    },
    async 'archive.communities'({ year }) {
      const [communities, units, counts] = await Promise.all([reads.register.communities(), reads.core.units(), reads.archive.communityIndex(year)]);
      const towns = new Map(units.map((unit) => [unit.id, unit]));
      const own = Map.groupBy(counts, (row) => row.communityNo);
      const shown = communities
        .filter((community) => community.validTo === null || own.has(community.no))
        .toSorted((a, b) => (towns.get(a.subdistrictId)?.ord ?? 0) - (towns.get(b.subdistrictId)?.ord ?? 0) || a.ord - b.ord);
      return shown.map((community) => {
        const rows = own.get(community.no) ?? [];
        const subjects = Object.fromEntries(communitySubjects.map((subject) => [subject, rows.find((row) => row.subject === subject)?.items ?? 0])) as Record<
          CommunitySubject,
          number
        >;
        return {
          id: community.id,
          name: community.name,
          subdistrict: towns.get(community.subdistrictId)?.name ?? '',
          items: rows.reduce((sum, row) => sum + row.items, 0),
          prefiled: rows.reduce((sum, row) => sum + row.prefiled, 0),
          missing: communitySubjects.filter((subject) => subjects[subject] === 0).length,
          subjects,
        };
      });
    },
    'archive.settings': async () => (await archiveSettingsOf(reads.core)) as ArchiveSettingsView,
  };
}

function archiveFiling(ports: Ports): Pick<ArchiveHandlers, 'archive.paper' | 'archive.fileCases' | 'archive.saveSettings'> {
  return {
    async 'archive.paper'({ itemId, ord }, context) {
      const item = await ports.reads.archive.item(itemId);
      const paper = (await ports.reads.archive.papersOf([itemId])).find((one) => one.ord === ord);
      if (item === null || paper === undefined) throw new AppError('archive_paper_unknown');
      const { name, mime, hash, size } = await keepPaper(ports, context, item, paper);
      return { ticket: ports.files.downloadTicket({ name, mime, source: { hash } }), name, size };
    },
    async 'archive.fileCases'({ caseIds }, context) {
      const results = await runEach(
        ports,
        'archive.fileCases',
        context,
        caseIds.map((id) => ({ id, revision: 0 })),
        async (tx, { id }) => {
          const row = await tx.cases.case(id);
          if (row === null) throw new AppError('case_unknown');
          if (row.state !== 'closed' || row.closedOn === null) throw new AppError('archive_case_open', { number: row.number, label: row.number });
          await prefileCase(tx, ports, id, row.closedOn);
          const items = await tx.archive.ofCase(id);
          const waiting = new Set(items.filter((item) => item.serial === null).map((item) => item.id));
          const settings = await archiveSettingsOf(tx.core);
          const owner = (await tx.core.meta('bureau')) ?? '';
          for (const year of new Set(items.filter((item) => waiting.has(item.id)).map((item) => item.year))) {
            await fix(tx, ports, partOf(settings, owner, null, await tx.archive.ofYear('bureau', null, year), waiting), year);
          }
          return row.number;
        },
      );
      // The forms are files: they are written after the rows are safe.
      await writeFormsOf(
        ports,
        context,
        results.filter(({ ok }) => ok).map(({ id }) => id),
      );
      return results;
    },
    'archive.saveSettings': (input, context) =>
      runCommand(ports, 'archive.saveSettings', context, async (tx) => {
        const problems = settingsProblems(input);
        if (problems.length > 0) throw new AppError('archive_settings', { problems });
        await tx.core.setSetting(ARCHIVE_SETTINGS_KEY, input);
        tx.journal.record({ kind: 'setting.changed', subjectKind: 'setting', subjectId: ARCHIVE_SETTINGS_KEY, onDay: tx.journal.today, payload: { ...input } });
        tx.journal.touch('settings', 'archive');
        return {};
      }),
  };
}
