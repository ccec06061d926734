/**
 * Whether one more report, recorded by somebody who has recorded none in this term, leaves no active person for the
 * recheck: who recorded a report does not recheck it (`item_rechecker_is_reporter`).
 */
export function takesLastRechecker(reporterIds: readonly string[], actingId: string, activeIds: readonly string[]): boolean {
  return reporterIds.length > 0 && !reporterIds.includes(actingId) && activeIds.every((id) => id === actingId || reporterIds.includes(id));
}
