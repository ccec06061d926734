import type { Day } from '#shared/domain/date.ts';
import { townCare } from './figures.ts';
import type { PlanBook } from './planBook.ts';

/** Working days of each order: the program's defaults. */
const PERIOD = { rectification: 10, supervision: 5, accountability: 3 } as const;

type Course = 'in_time' | 'returned' | 'refused' | 'reopened' | 'late' | 'overdue' | 'failed' | 'unmoved';

/** How a finding of the past went, by how well its subdistrict works. */
function courseOf({ random }: PlanBook, town: number): Course {
  if (random.chance(0.7 * (1.12 - townCare[town]!))) {
    return random.weighted([
      { course: 'late', weight: 44 },
      { course: 'overdue', weight: 42 },
      { course: 'failed', weight: 8 },
      { course: 'unmoved', weight: 6 },
    ] as const).course;
  }
  return random.weighted([
    { course: 'in_time', weight: 84 },
    { course: 'returned', weight: 12 },
    { course: 'refused', weight: 3 },
    { course: 'reopened', weight: 1 },
  ] as const).course;
}

/** A 整改令 of the past from its draft to the last closing, with the orders that follow it. */
export function pastOrder(book: PlanBook, town: number, findings: readonly number[], draftedOn: Day): void {
  const { random } = book;
  const order = book.addOrder('rectification', town, findings);
  const servedOn = issueOrder(book, order, draftedOn);
  const due = book.workday(servedOn, PERIOD.rectification);
  const courses = findings.map((finding) => ({ finding, course: courseOf(book, town) }));
  for (const { finding, course } of courses) followItem(book, finding, course, servedOn, due);
  const up = courses.filter(({ course }) => course === 'overdue' || course === 'failed' || course === 'unmoved');
  if (up.length > 0)
    pastSupervision(
      book,
      town,
      up.map(({ finding }) => finding),
      up.filter(({ course }) => course === 'unmoved').map(({ finding }) => finding),
      book.workday(due, random.between(1, 2)),
    );
}

/** An order that was served and voided for its form, and drafted anew. */
export function voidedOrder(book: PlanBook, town: number, findings: readonly number[], draftedOn: Day): void {
  const order = book.addOrder('rectification', town, findings);
  const servedOn = issueOrder(book, order, draftedOn);
  // After the latest receipt.
  const voidedOn = book.workday(servedOn, 4);
  book.at(voidedOn, { do: 'void', order });
  pastOrder(book, town, findings, book.workday(voidedOn, 1));
}

/** From draft to receipt; answers the day of service. */
function issueOrder(book: PlanBook, order: number, draftedOn: Day): Day {
  const { random } = book;
  book.at(draftedOn, { do: 'draft', order });
  let reviewedOn = book.workday(draftedOn, random.between(0, 1));
  if (random.chance(0.05)) {
    book.at(reviewedOn, { do: 'review', order });
    book.at(reviewedOn, { do: 'send_back', order });
    reviewedOn = book.workday(reviewedOn, 1);
  }
  book.at(reviewedOn, { do: 'review', order });
  const issuedOn = book.workday(reviewedOn, random.between(0, 1));
  book.at(issuedOn, { do: 'issue', order });
  const servedOn = book.workday(issuedOn, random.chance(0.6) ? 0 : 1);
  book.at(servedOn, { do: 'serve', order });
  const waits = random.weighted([
    { days: 0, weight: 45 },
    { days: 1, weight: 45 },
    { days: 3, weight: 10 },
  ]).days;
  if (waits > 2) book.at(book.workday(servedOn, 2), { do: 'urge', order });
  book.at(book.workday(servedOn, waits), { do: 'acknowledge', order });
  return servedOn;
}

function pastSupervision(book: PlanBook, town: number, findings: readonly number[], unmoved: readonly number[], draftedOn: Day): void {
  const order = book.addOrder('supervision', town, findings);
  const servedOn = issueOrder(book, order, draftedOn);
  const due = book.workday(servedOn, PERIOD.supervision);
  for (const finding of findings) {
    if (!unmoved.includes(finding)) followItem(book, finding, book.random.chance(0.85) ? 'in_time' : 'late', servedOn, due);
  }
  if (unmoved.length === 0) return;
  const last = book.addOrder('accountability', town, unmoved);
  const lastServed = issueOrder(book, last, book.workday(due, 2));
  for (const finding of unmoved) followItem(book, finding, 'in_time', lastServed, book.workday(lastServed, PERIOD.accountability));
  book.at(book.workday(lastServed, 6), { do: 'outcome', order: last });
}

function followItem(book: PlanBook, finding: number, course: Course, servedOn: Day, due: Day): void {
  const { random } = book;
  switch (course) {
    case 'in_time':
      return rectified(book, finding, inTime(book, servedOn, due));
    case 'late':
      return rectified(book, finding, book.workday(due, random.between(1, 4)));
    case 'returned': {
      const back = turnedDown(book, finding, inTime(book, servedOn, due), 5);
      return rectified(book, finding, book.workday(back, random.between(2, 4)));
    }
    case 'refused':
      return rectified(book, finding, inTime(book, servedOn, due), 'refused');
    case 'reopened':
      return rectified(book, finding, inTime(book, servedOn, due), 'reopened');
    case 'failed': {
      const reportedOn = book.workday(due, -4);
      book.at(reportedOn, { do: 'report', finding });
      return book.at(book.workday(reportedOn, 2), { do: 'return', finding, newDueOn: null });
    }
    case 'overdue':
    case 'unmoved':
      return undefined;
  }
}

/** A working day after service, at most the due day. */
function inTime(book: PlanBook, servedOn: Day, due: Day): Day {
  for (let days = 7; ; days -= 1) {
    const day = book.workday(servedOn, Math.max(1, book.random.between(days - 4, days + 3)));
    if (day <= due) return day;
  }
}

/** Reported, not passed, and given a new day; answers the day of the recheck. */
function turnedDown(book: PlanBook, finding: number, reportedOn: Day, workdays: number): Day {
  book.at(reportedOn, { do: 'report', finding });
  const on = book.workday(reportedOn, 2);
  book.at(on, { do: 'return', finding, newDueOn: book.workday(on, workdays) });
  return on;
}

/** From the report to the closing. */
function rectified(book: PlanBook, finding: number, reportedOn: Day, twist: 'none' | 'refused' | 'reopened' = 'none'): void {
  const { random } = book;
  book.at(reportedOn, { do: 'report', finding });
  const passedOn = book.workday(reportedOn, random.between(1, 3));
  if (random.chance(0.6)) book.at(reportedOn, { do: 'arrange', finding, on: passedOn });
  book.at(passedOn, { do: 'pass', finding });
  const submittedOn = book.workday(passedOn, random.between(0, 1));
  book.at(submittedOn, { do: 'submit', finding });
  let closedOn = book.workday(submittedOn, random.between(0, 2));
  if (twist === 'refused') {
    book.at(closedOn, { do: 'refuse', finding });
    closedOn = book.workday(closedOn, 1);
    book.at(closedOn, { do: 'submit', finding });
  }
  book.at(closedOn, { do: 'close', finding });
  if (twist === 'reopened') {
    const openedOn = book.workday(closedOn, 8);
    book.at(openedOn, { do: 'reopen', finding, newDueOn: book.workday(openedOn, 5) });
    return rectified(book, finding, book.workday(openedOn, 3));
  }
  book.putRight(finding, closedOn);
}
