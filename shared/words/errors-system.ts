import { said, type ErrorWords } from './words.ts';

/** First run, the sample, the working-day calendar's page. */
export const systemErrors: ErrorWords = {
  already_in_sample: () => '现在打开的就是样例库。请先离开样例，再做这一步。',
  sample_missing: () => '样例库不在了。请重新生成样例。',
  calendar_year_unknown: (data) => `没有收录 ${said(data, 'year')} 年的工作日历。请先装入这一年的放假通知。`,
  calendar_year_missing: () => '表格里没有写年份。请在“年份”一栏填写这份安排属于哪一年。',
  calendar_not_read: (data) => `这份放假安排还有 ${said(data, 'problems')} 处没有改正，没有装入。请改正后再装入。`,
  calendar_same: (data) => `${said(data, 'year')} 年的日历与已收录的一样，没有重复装入。`,
};
