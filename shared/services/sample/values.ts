import type { MetricValue } from '#shared/domain/register/value.ts';

/** Short makers of register values. Areas in ㎡ and money in 元 as people write them, kept as 0.01 ㎡ and 分. */
export const count = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
export const estimated = (number: number): MetricValue => ({ number, text: null, qualifier: 'estimate' });
export const hundredths = (number: number): MetricValue => count(Math.round(number * 100));
export const flag = (yes: boolean): MetricValue => count(yes ? 1 : 0);
export const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });
export const absent: MetricValue = { number: 0, text: null, qualifier: 'none' };
