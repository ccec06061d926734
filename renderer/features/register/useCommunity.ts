import { useMemo } from 'react';
import type { Community } from '#shared/contract/register.ts';
import type { VerdictView } from '#shared/contract/standards.ts';
import { useCall, type Out } from '#ui/lib/query.ts';
import { type PackIndex, usePack } from '#ui/parts/standards/usePack.ts';

type Standing = Out<'standards.ofCommunity'>;

/** Everything the tabs of a community's page stand on. */
export type CommunityView = {
  readonly community: Community;
  readonly standing: Standing;
  readonly index: PackIndex;
  readonly byMetric: ReadonlyMap<string, readonly VerdictView[]>;
  /** A past day or a community that is no more. */
  readonly readOnly: boolean;
  /** Opens the clause of a rule with its verdict here. */
  readonly onRule: (ruleId: string) => void;
  readonly onTick: (ruleId: string) => void;
  /** Opens the form at a group of fields. */
  readonly onEdit: (group: string) => void;
};

export type CommunityData = Pick<CommunityView, 'community' | 'standing' | 'index' | 'byMetric'>;

/** A community as of a day (null: today) with its verdicts; undefined while being read. */
export function useCommunity(
  id: string,
  asOf: string | null,
): { readonly data: CommunityData | undefined; readonly error: unknown; readonly onRetry: () => void } {
  const community = useCall('register.get', { id, asOf }, ['register', 'imports', 'evidence', 'cases', 'archive'], { keep: true });
  const standing = useCall('standards.ofCommunity', { communityId: id, asOf }, ['verdicts', 'evidence', 'cases', 'findings', 'settings'], { keep: true });
  const index = usePack();
  const data = useMemo(() => {
    if (community.data === undefined || standing.data === undefined || index === undefined) return undefined;
    return { community: community.data, standing: standing.data, index, byMetric: Map.groupBy(standing.data.verdicts, (verdict) => verdict.metric) };
  }, [community.data, standing.data, index]);
  return {
    data,
    error: community.error ?? standing.error,
    onRetry: () => {
      void community.refetch();
      void standing.refetch();
    },
  };
}
