import { useSearchTexts } from '#ui/lib/address.ts';
import { usePreference } from '#ui/lib/preferences.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';

/** What changes the dashboard. */
const TOPICS = ['cases', 'orders', 'findings', 'rounds', 'register', 'verdicts', 'settings', 'units', 'calendar'] as const;
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * The dashboard as its page and the projected pages ask for it: the day looked back at stands in the address, the day
 * of the last meeting is remembered on this PC. `frozen` stays as it was read.
 */
export function useBoard(frozen = false) {
  const [texts, patch] = useSearchTexts();
  const today = useToday();
  const [meeting, setMeeting] = usePreference<string>('board.meeting', '');
  const asOf = isDay(texts['asOf']) && texts['asOf'] <= today ? texts['asOf'] : null;
  const compareWith = isDay(meeting) && meeting <= (asOf ?? today) ? meeting : null;
  const request = { asOf, compareWith };
  const call = useCall('board.get', request, frozen ? [] : TOPICS, { keep: true });
  return { ...call, board: call.data, request, texts, patch, setMeeting: (day: string | null) => setMeeting(day) };
}
