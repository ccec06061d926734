import { useCall } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';

/** How many cases are past their due day: the mark beside 案件督令 in the navigation. */
export function useOverdueCount(): number {
  const { data } = useSetup();
  const overdue = useCall('cases.list', { filter: { deadline: 'overdue' }, limit: 1 }, ['cases', 'orders', 'calendar'], { enabled: data?.stage === 'ready' });
  return overdue.data?.total ?? 0;
}
