import type { AppContract } from '#shared/contract/index.ts';
import type { Client } from './client.ts';

/** A question of a page, as its hooks ask it: `list` by `usePagedList`, the others by `useCall`. */
export type Question = { readonly op: keyof AppContract & string; readonly input: object; readonly list?: true };
/** An answer that was asked for before there was a page to ask, in the form and under the key in which the page will look for it. */
export type Ahead = { readonly key: readonly unknown[]; readonly value: unknown };

/** What the frame around every page asks. */
const ofFrame: readonly Question[] = [
  { op: 'setup.state', input: {} },
  { op: 'cases.list', input: { filter: { deadline: 'overdue' }, limit: 1 } },
];

/**
 * Asks while the program's script is still being read, so that its first picture is drawn once and whole. Answers what
 * was answered: what is refused, as before the first run, the page asks again and tells. Never rejects.
 */
export async function readAhead(opening: Promise<Client>, ofPage: readonly Question[], later: Promise<readonly Question[]>): Promise<readonly Ahead[]> {
  const both = await Promise.all([
    answersTo(opening, [...ofFrame, ...ofPage]),
    later.then(
      (questions) => answersTo(opening, questions),
      () => [],
    ),
  ]);
  return both.flat();
}

async function answersTo(opening: Promise<Client>, questions: readonly Question[]): Promise<Ahead[]> {
  const answers = await Promise.allSettled(
    questions.map(async ({ op, input, list }): Promise<Ahead> => {
      const { call } = await opening;
      const value = await call(op, (list === true ? { ...input, cursor: null } : input) as never);
      return list === true ? { key: [op, input, 'pages'], value: { pages: [value], pageParams: [null] } } : { key: [op, input], value };
    }),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
}
