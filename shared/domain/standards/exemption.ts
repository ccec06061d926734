import type { Day } from '#shared/domain/date.ts';

/** How an exemption stands on a day: in force, not begun, or past. */
export function exemptionState({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): 'running' | 'coming' | 'over' {
  return from > today ? 'coming' : to < today ? 'over' : 'running';
}
