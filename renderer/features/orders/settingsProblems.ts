import { isPeriod } from '#shared/domain/deadline/period.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import type { OrderSettingsView } from '#shared/contract/orders.ts';

/** What cannot be saved, as `stage.field`; the rest (an issuer without authority) the check before issue says. */
export function problemsOf(settings: OrderSettingsView): ReadonlySet<string> {
  const problems = new Set<string>();
  for (const stage of orderStages) {
    const { prefix, period, acknowledgeWorkdays, recheckWorkdays, reminders } = settings.stages[stage];
    if (orderStages.some((other) => other !== stage && settings.stages[other].prefix === prefix)) problems.add(`${stage}.prefix`);
    if (!isPeriod(period)) problems.add(`${stage}.period`);
    if (!isCount(acknowledgeWorkdays)) problems.add(`${stage}.acknowledge`);
    if (!isCount(recheckWorkdays)) problems.add(`${stage}.recheck`);
    if (reminders.some((rung) => !isCount(rung)) || reminders.length > 8) problems.add(`${stage}.reminders`);
  }
  if (!Number.isInteger(settings.attachmentFrom) || settings.attachmentFrom < 2 || settings.attachmentFrom > 200) problems.add('attachmentFrom');
  return problems;
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= 60;
}

/** `7、3,1 0` → [7, 3, 1, 0]; what is no number becomes -1, which the form refuses. */
export function readReminders(text: string): number[] {
  return text
    .normalize('NFKC')
    .split(/[、,，;；\s]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : -1));
}
