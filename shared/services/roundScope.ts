import { AppError } from '#shared/domain/errors.ts';
import type { RoundRow, Tx } from './ports.ts';

/**
 * What is recorded of a round happened in it: not before its first day, and in its own communities. What comes after its
 * last day is taken: reports come in late. Errors: `round_not_begun`, `round_foreign_communities`.
 */
export async function refuseOutsideRound(
  tx: Tx,
  round: Pick<RoundRow, 'id' | 'name' | 'startsOn'>,
  communities: ReadonlyArray<{ readonly no: number; readonly name: string }>,
  on: string,
): Promise<void> {
  if (on < round.startsOn) throw new AppError('round_not_begun', { round: round.name, on, startsOn: round.startsOn });
  const own = new Set((await tx.cases.roundCommunities(round.id)).map((member) => member.communityNo));
  const foreign = communities.filter((community) => !own.has(community.no)).map((community) => community.name);
  if (foreign.length > 0) throw new AppError('round_foreign_communities', { round: round.name, communities: foreign });
}
