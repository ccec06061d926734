import { addMonths } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { phasesUnder } from '#shared/domain/standards/pack.ts';
import type { SettingChoices } from '#shared/domain/standards/types.ts';
import type { Board, boardContract } from '#shared/contract/board.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import type { Ports } from '#shared/services/ports.ts';
import { boardNumbers } from './boardNumbers.ts';
import { boardSheets } from './boardSheets.ts';
import { progressOf } from './boardStore.ts';
import { verdictsOn } from './boardVerdicts.ts';
import { orderSettingsOf } from './cases/orderSettings.ts';
import { CHOICES_KEY } from './judging.ts';
import { XLSX } from './mime.ts';

type Asked = { readonly asOf: string | null; readonly compareWith: string | null };
/** Computed answers kept: today with one or two days compared, and a day looked back at. */
const MOST_KEPT = 4;

/** The dashboard: where the programme stands, every figure with the list behind it. */
export function boardHandlers(ports: Ports): Handlers<typeof boardContract> {
  const kept = new Map<string, ReturnType<typeof boardNumbers>>();
  const get = async (asked: Asked): Promise<Board> => {
    const { reads } = ports;
    const today = ports.clock.today();
    const asOf = asked.asOf ?? today;
    if (asOf > today) throw new AppError('day_in_future', { day: asOf, today });
    const compareWith = asked.compareWith ?? addMonths(asOf, -1);
    if (compareWith > asOf) throw new AppError('compared_day_later', { day: compareWith, asOf });
    const progress = await progressOf(ports);
    const [now, earlier, { pack }, choices, settings, bureau] = await Promise.all([
      verdictsOn(ports, progress, asOf),
      verdictsOn(ports, progress, compareWith),
      reads.standards.currentPack(),
      reads.core.setting(CHOICES_KEY),
      orderSettingsOf(reads),
      reads.core.meta('bureau'),
    ]);
    const key = `${progress.seq} ${asOf} ${compareWith} ${await reads.progress.verdictMark()} ${today}`;
    let numbers = kept.get(key);
    if (numbers === undefined) {
      const phases = phasesUnder(pack, (choices ?? {}) as SettingChoices);
      numbers = boardNumbers({ progress, pack, phases, units: await reads.core.units(), asOf, compareWith, now, earlier });
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, numbers);
    }
    return {
      ...numbers,
      at: ports.clock.now(),
      seq: progress.seq,
      bureau: bureau ?? '',
      issuer: settings.stages.supervision.issuer.name,
      docNo: pack.docNo,
      docTitle: pack.title,
    };
  };
  return {
    'board.get': get,
    async 'board.export'(asked) {
      const board = await get(asked);
      const { name, sheets } = boardSheets(board);
      const bytes = await ports.spreadsheets.write(sheets);
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
  };
}
