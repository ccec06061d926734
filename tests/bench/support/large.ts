/** The everyday limit of PRODUCT §1, on a day in the middle of the second phase. */
export const LARGE = { day: '2022-06-07', firstDay: '2021-01-04', units: 40, communities: 1_200, cases: 60_000, orders: 20_000, searched: 100_000 } as const;
export const CITY = '示例市';
export const BUREAU = '示例市民政局';

export type LargeUnit = { readonly id: string; readonly name: string };
export type LargeCommunity = { readonly id: string; readonly no: number; readonly name: string; readonly unit: number };
export type LargePlace = { readonly units: readonly LargeUnit[]; readonly communities: readonly LargeCommunity[]; readonly rounds: readonly string[]; readonly persons: readonly [string, string] };
