import { Button, Select, Skeleton } from '@mantine/core';
import { findingsWords as words } from '#shared/words/roundScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import classes from './findings.module.css';

export type Scope = {
  readonly ready: boolean;
  readonly title: string;
  /** Null: every community of the register. */
  readonly communityIds: string[] | null;
  readonly ruleIds: string[] | null;
  readonly roundId: string | null;
  /** The first day of the round: nothing was found in it before. */
  readonly roundFrom: string | null;
  /** Came with a link and is shown as words; otherwise the unit is chosen here. */
  readonly fixed: boolean;
  readonly unit: string | null;
  readonly units: ReadonlyArray<{ readonly value: string; readonly label: string }>;
};

type Texts = Readonly<Record<string, string>>;
const ALL = 'all';
/** A register of this size is looked at as a whole unless a unit is chosen. */
const SMALL_REGISTER = 200;

/** Whose failures are looked at: `community`, `communities`, `round`, `rule` or `unit` of the address. */
export function useFindingsScope(texts: Texts): Scope {
  const [community, round, unit, rule] = [texts['community'] ?? '', texts['round'] ?? '', texts['unit'] ?? '', texts['rule'] ?? ''];
  const some = (texts['communities'] ?? '').split(',').filter((id) => id !== '');
  const communities = useCall('rounds.communities', {}, ['register', 'units']);
  const opened = useCall('rounds.get', { id: round }, ['rounds'], { enabled: round !== '' });
  const all = communities.data ?? [];
  const units = [...new Map(all.map((one) => [one.subdistrictId, { value: one.subdistrictId, label: one.subdistrict }])).values()];
  const base = {
    ruleIds: rule === '' ? null : [rule],
    roundId: round === '' ? null : round,
    roundFrom: opened.data?.startsOn ?? null,
    unit: unit === '' ? null : unit,
    units,
    fixed: true,
  };
  if (some.length > 0)
    return {
      ...base,
      ready: true,
      title: opened.data === undefined ? words.scope.some(some.length) : `${words.scope.round(opened.data.name)}　${words.scope.some(some.length)}`,
      communityIds: some,
    };
  if (community !== '')
    return { ...base, ready: true, title: words.scope.community(all.find((one) => one.id === community)?.name ?? ''), communityIds: [community] };
  if (round !== '') {
    const inspected = opened.data?.members.filter((member) => member.inspectedOn !== null) ?? [];
    const members = inspected.length > 0 ? inspected : (opened.data?.members ?? []);
    return {
      ...base,
      ready: opened.data !== undefined,
      title: words.scope.round(opened.data?.name ?? ''),
      communityIds: members.map((member) => member.communityId),
    };
  }
  const chosen = unit === '' && communities.data !== undefined && all.length <= SMALL_REGISTER ? ALL : unit;
  const ofUnit = chosen === '' || chosen === ALL ? null : all.filter((one) => one.subdistrictId === chosen).map((one) => one.id);
  if (rule !== '' && unit === '') return { ...base, ready: true, title: words.scope.rule(rule), communityIds: null };
  return {
    ...base,
    ready: communities.data !== undefined && chosen !== '',
    unit: chosen === '' ? null : chosen,
    title: '',
    communityIds: ofUnit,
    fixed: false,
  };
}

/** The scope as words, or the choice of a responsible unit. */
export function FindingsScope({ scope, patch }: { readonly scope: Scope; readonly patch: (patch: Readonly<Record<string, string | null>>) => void }) {
  if (scope.fixed) {
    return (
      <div className={classes.scope}>
        <span className={classes.label}>{words.scope.label}</span>
        <span className={classes.scopeTitle}>
          {scope.title === '' ? <Skeleton height="0.875rem" width="8rem" /> : scope.title}
          <Button size="xs" variant="subtle" onClick={() => patch({ community: null, communities: null, round: null, rule: null, unit: null })}>
            {words.scope.change}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <Select
      label={words.scope.label}
      placeholder={words.scope.choose}
      searchable
      w="14rem"
      value={scope.unit}
      onChange={(value) => patch({ unit: value })}
      data={[{ value: ALL, label: words.scope.all }, ...scope.units.map(({ value, label }) => ({ value, label: words.scope.unit(label) }))]}
    />
  );
}
