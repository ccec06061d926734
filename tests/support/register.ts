import type { MetricValue } from '#shared/domain/register/value.ts';
import { registerSheet, valuesOfRow } from '#tests/fixtures/domain/registerRows.ts';
import type { Desk } from './desk.ts';

export const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
export const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });
export const none: MetricValue = { number: 0, text: null, qualifier: 'none' };
export const yes = exact(1);
export const no = exact(0);

/** Enters the nine communities of the clerks' workbook by hand as of a day; answers their ids by name. */
export async function enterWorkbook(desk: Desk, validFrom = '2021-06-01'): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, row] of Object.entries(registerSheet.rows)) {
    const values = [...valuesOfRow(name)].filter(([, value]) => value.qualifier !== 'unfilled').map(([metric, value]) => ({ metric, value: { ...value } }));
    const code = /^\d{12}$/.test(row[4] ?? '') ? row[4]! : null;
    const { id } = await desk.call('register.add', { subdistrictId: null, newSubdistrict: row[1]!, name, code, validFrom, values });
    ids.set(name, id);
  }
  return ids;
}
