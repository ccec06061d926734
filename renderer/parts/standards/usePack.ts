import { useMemo } from 'react';
import type { PackView, RuleView } from '#shared/contract/standards.ts';
import { ruleWords } from '#shared/words/standardsPages.ts';
import { useCall } from '#ui/lib/query.ts';

/** The pack in force with what pages look up in it. Task 0 gathers the duties outside the tasks. */
export type PackIndex = {
  readonly pack: PackView;
  readonly rule: (id: string) => RuleView | undefined;
  /** Rules that judge communities, in pack order: the order of the cached letters. */
  readonly judged: readonly RuleView[];
  readonly tasks: ReadonlyArray<{
    readonly task: number;
    readonly title: string;
    readonly short: string;
    readonly clause: string;
    readonly rules: readonly RuleView[];
  }>;
  readonly short: (task: number | null) => string;
};

/** The pack in force; undefined while it is being read. */
export function usePack(): PackIndex | undefined {
  const { data } = useCall('standards.pack', {}, ['settings']);
  return useMemo(() => (data === undefined ? undefined : indexOf(data)), [data]);
}

function indexOf(pack: PackView): PackIndex {
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const judged = pack.rules.filter((rule) => rule.check !== 'param' && rule.levels.includes('community'));
  const tasks = pack.tasks.map((task) => ({
    task: task.number,
    title: task.title,
    short: task.short,
    clause: task.clause,
    rules: judged.filter((rule) => rule.task === task.number),
  }));
  const outside = judged.filter((rule) => rule.task === null);
  if (outside.length > 0) tasks.push({ task: 0, title: ruleWords.outside, short: ruleWords.outside, clause: '', rules: outside });
  return { pack, rule: (id) => rules.get(id), judged, tasks, short: (task) => tasks.find((entry) => entry.task === (task ?? 0))?.short ?? ruleWords.outside };
}

/** 一, 二, … as the document numbers its tasks. */
export function taskNumber(task: number): string {
  return ruleWords.taskNumbers[task] ?? String(task);
}
