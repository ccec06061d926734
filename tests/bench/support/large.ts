/** The everyday limit of PRODUCT §1, on a day in the middle of the second phase. */
export const LARGE = {
  day: '2022-06-07',
  firstDay: '2021-01-04',
  units: 40,
  communities: 1_200,
  cases: 60_000,
  orders: 20_000,
  supervisions: 2_100,
  accountabilities: 500,
  searched: 100_000,
} as const;
/** The median district of PRODUCT §1 and a little more, over the same time. */
export const USUAL: RegisterSize = { ...LARGE, units: 8, communities: 52, cases: 600, orders: 200, supervisions: 21, accountabilities: 5, searched: 1_000 };
export const CITY = '示例市';
export const BUREAU = '示例市民政局';

export type RegisterSize = { readonly [Part in keyof typeof LARGE]: (typeof LARGE)[Part] extends number ? number : string };
export type LargeUnit = { readonly id: string; readonly name: string };
export type LargeCommunity = { readonly id: string; readonly no: number; readonly name: string; readonly unit: number };
export type LargePlace = {
  readonly size: RegisterSize;
  readonly units: readonly LargeUnit[];
  readonly communities: readonly LargeCommunity[];
  readonly rounds: readonly string[];
  readonly persons: readonly [string, string];
};
