import { communitySubjects, type CommunitySubject, type FondsKind } from '#shared/domain/archive/item.ts';
import { yearOf } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { archiveContract } from '#shared/contract/archive.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { archiveHaystack, casesAbout, numbersOf } from './archiveRows.ts';
import { archiveSettingsOf, isCommunitySubject, subjectFits } from './archiveSettings.ts';
import { attachFiles, claimFiles, type StoredFile } from './files.ts';
import { rejudge } from './judging.ts';
import type { ArchiveItemRow, CommunityRow, Ports, Tx } from './ports.ts';
import { runCommand } from './run.ts';

type ItemCommands = Pick<Handlers<typeof archiveContract>, 'archive.add' | 'archive.change' | 'archive.setPages' | 'archive.withdraw'>;
type Fields = Parameters<ItemCommands['archive.add']>[0];

/** Items entered by hand: the bureau's other papers, and each community's own index. */
export function archiveItemCommands(ports: Ports): ItemCommands {
  return {
    async 'archive.add'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runCommand(ports, 'archive.add', context, async (tx) => {
        const community = await communityFor(tx, input.fonds, input.communityId);
        await checkFields(tx, input.fonds, input);
        const id = ports.ids.next();
        const seq = tx.journal.record({
          kind: 'archive.added',
          subjectKind: 'archive_item',
          subjectId: id,
          onDay: input.documentOn,
          backfilled: input.documentOn < tx.journal.today,
          payload: { title: input.title, fonds: input.fonds, community: community?.name ?? null, year: input.year },
        });
        const row: ArchiveItemRow = {
          id,
          fonds: input.fonds,
          communityNo: community?.no ?? null,
          creator: input.creator,
          category: input.category,
          subject: input.subject,
          kind: null,
          caseId: null,
          orderId: null,
          sourceKey: null,
          year: input.year,
          retention: input.retention,
          title: input.title,
          documentNumber: input.documentNumber,
          responsible: input.responsible,
          documentOn: input.documentOn,
          secrecy: input.secrecy,
          pages: input.pages,
          note: input.note,
          ord: 0,
          serial: null,
          code: null,
          fixedOn: null,
          state: 'prefiled',
          revision: 1,
          seq,
          haystack: archiveHaystack(ports.pinyin, { ...input, code: null }, community?.name ?? ''),
        };
        await tx.archive.addItems([row]);
        await addPapers(tx, ports, row, stored, seq);
        await index(tx, row, community);
        await follow(tx, row, null, seq);
        return { id, revision: 1 };
      });
    },
    async 'archive.change'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runCommand(ports, 'archive.change', context, async (tx) => {
        const before = await openItem(tx, input.id, input.revision);
        if (before.state === 'arranged') {
          if (input.year !== before.year || input.category !== before.category || input.retention !== before.retention || input.subject !== before.subject) {
            throw new AppError('archive_fixed', { code: before.code! });
          }
          if (input.reason === '') throw new AppError('archive_reason_missing');
        }
        await checkFields(tx, before.fonds, input);
        const community = before.communityNo === null ? null : await tx.register.communityByNo(before.communityNo);
        const { id: _id, revision: _revision, reason, files: _files, ...fields } = input;
        const row: ArchiveItemRow = { ...before, ...fields };
        const caseNumbers = numbersOf(await casesAbout(tx, before));
        const seq = tx.journal.record({
          kind: 'archive.changed',
          subjectKind: 'archive_item',
          subjectId: row.id,
          onDay: tx.journal.today,
          payload: { ...changesOf(before, row), reason },
        });
        await tx.archive.updateItem({ ...row, haystack: archiveHaystack(ports.pinyin, row, community?.name ?? caseNumbers) });
        await addPapers(tx, ports, row, stored, seq);
        if (row.caseId === null) await index(tx, row, community);
        await follow(tx, row, before, seq);
        return { revision: before.revision + 1 };
      });
    },
    'archive.setPages': ({ items }, context) =>
      runCommand(ports, 'archive.setPages', context, async (tx) => {
        for (const { id, revision, pages } of items) {
          const row = await openItem(tx, id, revision);
          // A number that stands in a bound catalogue is corrected, with a reason.
          if (row.state === 'arranged' && row.pages !== 0) throw new AppError('archive_reason_missing');
          tx.journal.record({
            kind: 'archive.changed',
            subjectKind: 'archive_item',
            subjectId: id,
            onDay: tx.journal.today,
            payload: { ...changesOf(row, { ...row, pages }), reason: '' },
          });
          await tx.archive.updateItem({ ...row, pages });
        }
        tx.journal.touch('archive');
        return { count: items.length };
      }),
    'archive.withdraw': (input, context) =>
      runCommand(ports, 'archive.withdraw', context, async (tx) => {
        const row = await openItem(tx, input.id, input.revision);
        if (row.state === 'arranged') throw new AppError('archive_fixed', { code: row.code! });
        const seq = tx.journal.record({
          kind: 'archive.changed',
          subjectKind: 'archive_item',
          subjectId: row.id,
          onDay: tx.journal.today,
          payload: { withdrawn: true, reason: input.reason },
        });
        await tx.archive.updateItem({ ...row, state: 'withdrawn' });
        await tx.core.removeSearch('archive', [row.id]);
        await follow(tx, { ...row, state: 'withdrawn' }, row, seq);
        return {};
      }),
  };
}

async function openItem(tx: Tx, id: string, revision: number): Promise<ArchiveItemRow> {
  const row = await tx.archive.item(id);
  if (row === null || row.state === 'withdrawn') throw new AppError('archive_unknown');
  if (row.revision !== revision) throw new AppError('stale', { what: row.title });
  return row;
}

async function communityFor(tx: Tx, fonds: FondsKind, communityId: string | null): Promise<CommunityRow | null> {
  if (fonds === 'bureau') return null;
  const community = communityId === null ? null : await tx.register.community(communityId);
  if (community === null) throw new AppError('community_unknown');
  return community;
}

async function checkFields(tx: Tx, fonds: FondsKind, input: Omit<Fields, 'fonds' | 'communityId' | 'files'>): Promise<void> {
  if (input.documentOn > tx.journal.today) throw new AppError('day_in_future', { day: input.documentOn, today: tx.journal.today });
  if (input.year > yearOf(tx.journal.today)) throw new AppError('archive_year_future', { year: input.year });
  if ((fonds === 'bureau') !== (input.creator === 'bureau')) throw new AppError('archive_creator');
  if (!subjectFits(await archiveSettingsOf(tx.core), fonds, input.category, input.subject)) throw new AppError('archive_subject');
}

async function addPapers(tx: Tx, ports: Ports, row: ArchiveItemRow, stored: readonly StoredFile[], seq: number): Promise<void> {
  if (stored.length === 0) return;
  const before = await tx.archive.papersOf([row.id]);
  const attachments = await attachFiles(tx, ports, { kind: 'archive_item', id: row.id, onDay: row.documentOn }, stored, seq);
  await tx.archive.setPapers(row.id, [
    ...before.map(({ name, form, aboutId, pages, attachmentId }) => ({ name, form, aboutId, pages, attachmentId })),
    ...attachments.map((attachment) => ({ name: attachment.name, form: null, aboutId: null, pages: 0, attachmentId: attachment.id })),
  ]);
}

/** Search everywhere finds what was entered by hand; a case's papers are found by their case, so that it stays quick. */
async function index(tx: Tx, row: ArchiveItemRow, community: CommunityRow | null): Promise<void> {
  await tx.core.saveSearch([
    {
      kind: 'archive',
      id: row.id,
      title: row.title,
      subtitle: community?.name ?? (row.documentNumber || row.responsible),
      haystack: row.haystack,
      sortKey: row.documentOn,
    },
  ]);
}

function changesOf(before: ArchiveItemRow, after: ArchiveItemRow): Record<string, unknown> {
  const keys = [
    'title',
    'documentNumber',
    'responsible',
    'documentOn',
    'creator',
    'category',
    'subject',
    'year',
    'retention',
    'secrecy',
    'pages',
    'note',
  ] as const;
  return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, { from: before[key], to: after[key] }]));
}

/** What an item of a community changes beside itself: the counts by which task nine is judged. */
async function follow(tx: Tx, row: ArchiveItemRow, before: ArchiveItemRow | null, seq: number): Promise<void> {
  tx.journal.touch('archive');
  if (row.fonds !== 'community' || row.communityNo === null) return;
  const years = new Set([row.year, ...(before === null ? [] : [before.year])]);
  const subjects = [row.subject, before?.subject ?? ''].filter(isCommunitySubject);
  for (const year of years) await writeCounts(tx, row.communityNo, year, subjects, seq);
  await rejudge(tx, [row.communityNo]);
}

/**
 * 归档件数 of a community under these subjects in a year, written as values that come from its items (QZ-093 to
 * QZ-102). They stand from the last day of a past year, from today in the running one. A subject nobody filed
 * anything under is written as 0 only when the year is arranged: until then it is open, not failed.
 */
export async function writeCounts(tx: Tx, communityNo: number, year: number, subjects: readonly CommunitySubject[], seq: number): Promise<void> {
  const items = await tx.archive.ofYear('community', communityNo, year);
  const validFrom = year < yearOf(tx.journal.today) ? `${year}-12-31` : tx.journal.today;
  const standing = (await tx.register.valuesAsOf([communityNo], validFrom, null)).get(communityNo);
  const values = [...new Set(subjects)]
    .map((subject): { readonly metric: string; readonly value: MetricValue } => ({
      metric: `archive.category.${subject}`,
      value: { number: items.filter((item) => item.subject === subject).length, text: null, qualifier: 'exact' },
    }))
    .filter(({ metric, value }) => {
      const now = standing?.get(metric);
      return now?.number !== value.number || now.qualifier !== 'exact' || yearOf(now.since ?? validFrom) !== year;
    });
  if (values.length === 0) return;
  await tx.register.writeValues(values.map(({ metric, value }) => ({ subjectNo: communityNo, metric, value, validFrom, seq, source: 'items' as const })));
  tx.journal.touch('register');
}

/** All ten, for a year that is arranged. */
export const everySubject: readonly CommunitySubject[] = communitySubjects;
