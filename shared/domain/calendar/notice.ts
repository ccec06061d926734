import { makeDay, type Day } from '#shared/domain/date.ts';
import type { RawRow } from './importYear.ts';
import type { Paper } from './yearCalendar.ts';

/** What the text of a notice says, as rows to be checked by `importYear` and confirmed by a person. */
export type ReadNotice = { readonly year: number; readonly paper: Paper; readonly rows: readonly RawRow[] };

const TITLE = /关于(\d{4})年部分节假日安排的通知/;
const NUMBER = /(国(?:办)?发明电)\s*[〔[(（](\d{4})[〕\])）]\s*(\d+)\s*号/;
const ITEM = /[一二三四五六七八九十]{1,2}、([^:：。]{2,20})[:：]/g;
const MENTION = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:(?:至|到|—+|-|~|～)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;

/**
 * Reads the text of a yearly notice of the State Council's office as it is copied from its page: title, number,
 * 「三、清明节：4月4日至6日放假，共3天。」, 「2月14日（星期六）上班」. Null when title, number or items are not there.
 * Only the wording used since 2010 is understood; whatever else a clause says is left to the person who confirms.
 */
export function readNotice(text: string): ReadNotice | null {
  const year = Number(TITLE.exec(text.replace(/\s+/g, ''))?.[1]);
  const number = NUMBER.exec(text);
  if (!Number.isInteger(year) || number === null) return null;
  const paper: Paper = { number: `${number[1]}〔${number[2]}〕${number[3]}号`, title: `国务院办公厅关于${year}年部分节假日安排的通知`, url: '' };
  const plain = text.replace(/\s+/g, '').replace(/[（(][^）)]*[）)]/g, '');
  const items = [...plain.matchAll(ITEM)];
  const rows = items.flatMap((item, index) => {
    const body = plain.slice(item.index + item[0].length, items[index + 1]?.index);
    return body.split(/[。；;]/).flatMap((clause) => readClause(year, clause, item[1] ?? '', index + 1));
  });
  return rows.length === 0 ? null : { year, paper, rows };
}

/** 「1月1日放假，1月2日补休」 「1月29日、1月30日上班」: each mention of days belongs to the next verb. */
function readClause(year: number, clause: string, name: string, row: number): RawRow[] {
  const rows: RawRow[] = [];
  let month: number | null = null;
  for (const part of clause.matchAll(/([^放补上]*)(放假|补休|上班)/g)) {
    for (const [written, fromYear, fromMonth, fromDate, toYear, toMonth, toDate] of (part[1] ?? '').matchAll(MENTION)) {
      const first = fromYear === undefined ? year : Number(fromYear);
      month = fromMonth === undefined ? month : Number(fromMonth);
      const from = month === null ? null : makeDay(first, month, Number(fromDate));
      const to = month === null || toDate === undefined ? from : endOf(first, month, toYear, toMonth, toDate);
      rows.push({ row, day: from === null || to === null ? written : `${from}至${to}`, kind: part[2] === '上班' ? '上班' : '放假', name, paper: '' });
    }
  }
  return rows;
}

/** 「2018年12月30日至1月1日」: a smaller month behind a larger one is of the next year. */
function endOf(year: number, month: number, toYear: string | undefined, toMonth: string | undefined, toDate: string): Day | null {
  const endMonth = toMonth === undefined ? month : Number(toMonth);
  const endYear = toYear !== undefined ? Number(toYear) : endMonth < month ? year + 1 : year;
  return makeDay(endYear, endMonth, Number(toDate));
}
