import { arrange, codedCounts } from '#shared/domain/archive/arrange.ts';
import { itemProblems } from '#shared/domain/archive/item.ts';
import type { ArchiveSettings } from '#shared/domain/archive/settings.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { archiveContract, ArrangementView } from '#shared/contract/archive.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { everySubject, writeCounts } from './archiveItems.ts';
import { archiveHaystack, casesAbout, numbersOf } from './archiveRows.ts';
import { archiveSettingsOf, codesOf, subjectName } from './archiveSettings.ts';
import { rejudge } from './judging.ts';
import type { ArchiveLoads, FiledItemRow, CoreReads, Ports, RegisterLoads, Tx } from './ports.ts';
import { runCommand } from './run.ts';

type ArrangeHandlers = Pick<Handlers<typeof archiveContract>, 'archive.previewArrange' | 'archive.arrange'>;
type Loads = { readonly core: CoreReads; readonly register: RegisterLoads; readonly archive: ArchiveLoads };
type Which = { readonly fonds: 'bureau' | 'community'; readonly communityId: string | null; readonly year: number };

/** One owner's year with the codes its items would get. */
type Part = {
  readonly owner: string;
  readonly communityNo: number | null;
  readonly rows: ReadonlyMap<string, FiledItemRow>;
  readonly items: readonly FiledItemRow[];
  readonly assigned: ReturnType<typeof arrange>['assigned'];
  readonly left: ReturnType<typeof arrange>['left'];
};

/** Rows of a preview that travel to the page; the counts are of all. */
const SHOWN = 300;

/** 年度整理: 件号 and 档号 by the bureau's template, previewed first, fixed afterwards; late items are appended. */
export function archiveArrangeHandlers(ports: Ports): ArrangeHandlers {
  return {
    async 'archive.previewArrange'(input) {
      const settings = await archiveSettingsOf(ports.reads.core);
      return viewOf(ports, settings, input.fonds, await partsOf(ports.reads, settings, input));
    },
    'archive.arrange': (input, context) =>
      runCommand(ports, 'archive.arrange', context, async (tx) => {
        const settings = await archiveSettingsOf(tx.core);
        const parts = await partsOf(tx, settings, input);
        if (digestOf(ports, parts) !== input.digest) throw new AppError('archive_changed_meanwhile');
        const count = parts.reduce((sum, part) => sum + part.assigned.length, 0);
        if (count === 0) throw new AppError('archive_nothing_to_arrange', { year: input.year });
        for (const part of parts) await fix(tx, ports, part, input.year);
        const communities = parts.map((part) => part.communityNo).filter((no) => no !== null);
        if (communities.length > 0) await rejudge(tx, communities);
        return { count };
      }),
  };
}

/** Gives these items their codes now: one owner's, or a closed case's on its own (随办随归). */
export async function fix(tx: Tx, ports: Ports, part: Part, year: number): Promise<void> {
  let seq = 0;
  for (const { id, serial, code } of part.assigned) {
    const row = (await tx.archive.item(id))!;
    seq = tx.journal.record({
      kind: 'archive.coded',
      subjectKind: 'archive_item',
      subjectId: id,
      onDay: tx.journal.today,
      payload: { title: row.title, code, serial },
    });
    const caseNumbers = numbersOf(await casesAbout(tx, row));
    const haystack = archiveHaystack(ports.pinyin, { ...row, code }, row.communityNo === null ? caseNumbers : part.owner);
    await tx.archive.updateItem({ ...row, serial, code, fixedOn: tx.journal.today, state: 'arranged', haystack });
    if (row.caseId === null) {
      await tx.core.saveSearch([{ kind: 'archive', id, title: row.title, subtitle: code, haystack, sortKey: row.documentOn }]);
    }
  }
  if (part.communityNo !== null && seq > 0) await writeCounts(tx, part.communityNo, year, everySubject, seq);
  tx.journal.touch('archive');
}

async function partsOf(loads: Loads, settings: ArchiveSettings, { fonds, communityId, year }: Which): Promise<Part[]> {
  if (fonds === 'bureau') return [partOf(settings, (await loads.core.meta('bureau')) ?? '', null, await loads.archive.ofYear('bureau', null, year))];
  const communities = communityId === null ? await loads.register.communities() : [await loads.register.community(communityId)];
  const parts: Part[] = [];
  for (const community of communities) {
    if (community === null) throw new AppError('community_unknown');
    const rows = await loads.archive.ofYear('community', community.no, year);
    if (rows.length > 0) parts.push(partOf(settings, community.name, community.no, rows));
  }
  return parts;
}

/** What a group of items of one owner and year would get; `only` leaves the others as they are. */
export function partOf(settings: ArchiveSettings, owner: string, communityNo: number | null, rows: readonly FiledItemRow[], only?: ReadonlySet<string>): Part {
  const items = rows.filter((row) => only === undefined || row.serial !== null || only.has(row.id));
  const { assigned, left } = arrange(items, codesOf(settings, communityNo === null ? 'bureau' : 'community', communityNo));
  return { owner, communityNo, rows: new Map(rows.map((row) => [row.id, row])), items, assigned, left };
}

function digestOf(ports: Ports, parts: readonly Part[]): string {
  return ports.sha256(parts.flatMap((part) => part.assigned.map(({ id, code }) => `${id} ${code} ${part.rows.get(id)!.revision}`)).join('\n'));
}

function viewOf(ports: Ports, settings: ArchiveSettings, fonds: Which['fonds'], parts: readonly Part[]): ArrangementView {
  return {
    digest: digestOf(ports, parts),
    count: parts.reduce((sum, part) => sum + part.assigned.length, 0),
    series: parts.flatMap((part) => seriesOfPart(settings, fonds, part)),
    items: parts
      .flatMap((part) => part.assigned.slice(0, SHOWN).map(({ id, code }) => ({ code, row: part.rows.get(id)! })))
      .slice(0, SHOWN)
      .map(({ code, row }) => ({ id: row.id, revision: row.revision, code, title: row.title, documentOn: row.documentOn, pages: row.pages })),
    left: parts
      .flatMap((part) => part.left.map(({ id }) => ({ id, title: part.rows.get(id)!.title, problems: itemProblems(part.rows.get(id)!) })))
      .slice(0, SHOWN),
    uncounted: parts.reduce((sum, part) => sum + part.assigned.filter(({ id }) => part.rows.get(id)!.pages === 0).length, 0),
  };
}

function seriesOfPart(settings: ArchiveSettings, fonds: Which['fonds'], part: Part): ArrangementView['series'] {
  const earlier = codedCounts(part.items);
  const groups = Map.groupBy(part.assigned, ({ series }) => series);
  return [...groups].map(([series, given]) => {
    const item = part.rows.get(given[0]!.id)!;
    return {
      owner: part.owner,
      category: item.category,
      retention: item.retention,
      subjectName: subjectName(settings, fonds, item.subject),
      first: given[0]!.code,
      last: given.at(-1)!.code,
      count: given.length,
      earlier: earlier.get(series) ?? 0,
      earlierForm: given[0]!.earlierForm,
    };
  });
}
