import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { searchKey, searchKeys } from '#shared/domain/text.ts';
import { isTicked } from '#shared/domain/standards/tick.ts';
import { verdictStates, type VerdictState } from '#shared/domain/standards/verdict.ts';
import type { VerdictView } from '#shared/contract/standards.ts';
import { clauseNumber, stateWords } from '#shared/words/standards.ts';
import { communityWords as words, registerListWords } from '#shared/words/registerPages.ts';
import { useSearchTexts } from '#ui/lib/address.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { VerdictTag } from '#ui/ui/VerdictTag.tsx';
import type { CommunityView } from './useCommunity.ts';
import classes from './register.module.css';

/** 全部判定: every rule with what was found, narrowed by task, state and words. */
export function VerdictsTab({ view }: { readonly view: CommunityView }) {
  const [texts, patch] = useSearchTexts();
  const { index, standing } = view;
  const state = [...verdictStates, ADVICE].find((each) => each === texts['state']) ?? null;
  const task = texts['task'] ?? null;
  const text = texts['q'] ?? '';
  const rows = useMemo(() => {
    const keys = searchKeys(text);
    return standing.verdicts.filter(
      (verdict) =>
        (state === null || standsAs(verdict) === state) &&
        (task === null || (verdict.task ?? 0) === Number(task)) &&
        keys.every((key) => searchKey(`${verdict.title}${verdict.sentence}${verdict.quote}`).includes(key)),
    );
  }, [standing.verdicts, state, task, text]);
  const count = (each: VerdictState | typeof ADVICE) =>
    standing.verdicts.filter((verdict) => standsAs(verdict) === each && (task === null || (verdict.task ?? 0) === Number(task))).length;
  return (
    <DataList<VerdictView>
      name="community.verdicts"
      label={words.verdictTitle}
      columns={columnsOf(view)}
      rows={rows}
      total={rows.length}
      rowId={(row) => row.ruleId}
      rowName={(row) => row.title}
      onOpen={(row) => view.onRule(row.ruleId)}
      rowActions={(row) => {
        const rule = index.rule(row.ruleId);
        return rule !== undefined && isTicked(rule) && !view.readOnly ? (
          <Button size="xs" variant="subtle" onClick={() => view.onTick(row.ruleId)}>
            {words.tick}
          </Button>
        ) : null;
      }}
      search={{ value: text, onSearch: (q) => patch({ q }), placeholder: words.verdictSearch }}
      filters={
        <>
          <SegmentedControl
            aria-label={registerListWords.standing}
            value={state ?? ''}
            onChange={(next) => patch({ state: next })}
            data={[
              { value: '', label: words.verdictAll },
              ...verdictStates
                .filter((each) => each !== 'exempt' || count(each) > 0)
                .map((each) => ({ value: each, label: `${stateWords[each]} ${count(each)}` })),
              ...(count(ADVICE) === 0 ? [] : [{ value: ADVICE, label: `${words.verdictAdvice} ${count(ADVICE)}` }]),
            ]}
          />
          <Select
            aria-label={registerListWords.task}
            placeholder={registerListWords.task}
            clearable
            w="11rem"
            value={task}
            onChange={(next) => patch({ task: next })}
            data={index.tasks.map((each) => ({ value: String(each.task), label: each.short }))}
          />
        </>
      }
      empty={
        standing.unjudged === null ? (
          <EmptyState small title={words.verdictEmpty} hint={words.verdictEmptyHint} />
        ) : (
          <EmptyState small title={words.unjudgedShort[standing.unjudged]} hint={words.unjudged[standing.unjudged](dayLong(standing.asOf))} />
        )
      }
    />
  );
}

/** Rules that only advise stand apart: they are in no count of the page. */
const ADVICE = 'advice';

function standsAs(verdict: VerdictView): VerdictState | typeof ADVICE {
  return verdict.weight === 'advisory' ? ADVICE : verdict.state;
}

/** The sentence without the clause at its end, which has a column of its own. */
function withoutSource(sentence: string): string {
  const at = sentence.lastIndexOf(words.sourceOpens);
  return at < 0 ? sentence : sentence.slice(0, at);
}

function columnsOf({ index }: CommunityView): ReadonlyArray<Column<VerdictView>> {
  const columns = words.verdictColumns;
  return [
    { key: 'state', title: columns.state, cell: (row) => <VerdictTag verdict={row.state} words={row.short} usual={row.weight === 'usual'} />, fixed: true },
    { key: 'title', title: columns.title, cell: (row) => row.title, fixed: true, wrap: true },
    { key: 'task', title: columns.task, cell: (row) => index.short(row.task), quiet: true },
    { key: 'clause', title: columns.clause, cell: (row) => clauseNumber(row.clause), quiet: true, hidden: true },
    { key: 'sentence', title: columns.sentence, cell: (row) => withoutSource(row.sentence), grow: true, wrap: true },
    {
      key: 'evidence',
      title: columns.evidence,
      cell: (row) =>
        row.evidence === null ? '' : <span className={classes.quiet}>{words.evidenceLine(dayLong(row.evidence.onDay), row.evidence.person)}</span>,
    },
  ];
}
