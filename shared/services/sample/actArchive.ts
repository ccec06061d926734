import { isWorkday } from '#shared/domain/calendar/workCalendar.ts';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { addDays, yearOf, type Day } from '#shared/domain/date.ts';
import { defaultSubjectRetentions, type CommunitySubject } from '#shared/domain/archive/item.ts';
import { sampleArchive, sampleArchiveWords as words } from '#shared/words/sample.ts';
import type { Cast } from './cast.ts';

/** A community's own index: papers of this year and of the year before under each of the ten subjects. */
export async function fileCommunity(cast: Cast, index: number): Promise<void> {
  const { tools, communities, communityIds, clerk, random } = cast;
  const { name } = communities[index]!;
  const today = tools.clock.today();
  for (const year of [yearOf(today) - 1, yearOf(today)]) {
    for (const [subject, titles] of sampleArchive) {
      // Of the year before only the chief papers.
      for (const what of year === yearOf(today) ? titles : titles.slice(0, 1)) {
        await tools.call(
          'archive.add',
          {
            fonds: 'community',
            communityId: communityIds[index]!,
            creator: subject === 'supervision' ? 'supervision_committee' : 'committee',
            category: subject === 'finance_open' ? 'KU' : 'WS',
            subject,
            year,
            retention: defaultSubjectRetentions[subject as CommunitySubject],
            title: words.title(name, year, what),
            documentNumber: '',
            responsible: subject === 'supervision' ? words.supervision(name) : words.responsible(name),
            documentOn: someDay(cast, year, today),
            secrecy: '',
            pages: random.between(1, 24),
            note: '',
          },
          { actor: clerk },
        );
      }
    }
    await tools.pause();
  }
}

/** A working day of the year, not after today. */
function someDay({ random }: Cast, year: number, today: Day): Day {
  let day = addDays(`${year}-01-08`, random.between(0, 330));
  if (day > today) day = today;
  while (!isWorkday(standardCalendar(), day)) day = addDays(day, -1);
  return day;
}

/** The yearly arrangement of the bureau's own papers. */
export async function arrangeYear({ tools, clerk }: Cast, year: number): Promise<void> {
  const proposal = await tools.call('archive.previewArrange', { fonds: 'bureau', year });
  if (proposal.count > 0) await tools.call('archive.arrange', { fonds: 'bureau', year, digest: proposal.digest }, { actor: clerk });
}
