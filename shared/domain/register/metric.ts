/** Whose value it is. Items (rooms, members, boards…) belong to a community. */
export type MetricSubject = 'community' | 'subdistrict' | 'county' | 'city' | 'department' | 'room' | 'member' | 'board' | 'signboard';

/**
 * - `integer` whole count · `scaled` decimal kept as integer × 10^scale · `money` 分
 * - `flag` 0/1 · `choice` one of `choices` · `set` several of `choices` · `text` · `date`
 */
export type MetricType = 'integer' | 'scaled' | 'money' | 'flag' | 'choice' | 'set' | 'text' | 'date';

/** One field of the register: data, not a column. `key` is the stable name used by rules and packs. */
export type Metric = {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly subject: MetricSubject;
  readonly type: MetricType;
  /** Unit as shown in headers (户, 人, ㎡, 元/月 …); empty when there is none. */
  readonly unit: string;
  /** Decimals kept: 2 for ㎡ and money, 0 otherwise. */
  readonly scale: 0 | 2;
  /** Counted anew every year, or every period the bureau has chosen (`Rule.period`): the day of a value says for which. */
  readonly per?: 'year' | 'period';
  readonly choices?: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  /** Header words that clerks use for this field in workbooks, most usual first. */
  readonly headers: readonly string[];
};
