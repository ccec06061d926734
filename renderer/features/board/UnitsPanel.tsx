import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Board, BoardScope } from '#shared/contract/board.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { numberWords, percentWords } from '#shared/words/progress.ts';
import { dayLong } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { CountLink } from '#ui/parts/board/CountLink.tsx';
import { RateBar } from './RateBar.tsx';
import { countOf, figureTo, groupOf, rateTone } from '#ui/parts/board/figures.ts';
import classes from './board.module.css';

/** Units shown before one asks for all of them. */
const FIRST = 12;

/** The responsible units by 整改率: equal rates share a rank, units without cases come last without one. */
export function UnitsPanel({ board, scope }: { readonly board: Board; readonly scope: BoardScope }) {
  const [all, setAll] = useState(false);
  const names = new Map(board.units.map((unit) => [unit.id, unit.name]));
  const units = scope.units.filter((unit) => (unit.counts.found ?? 0) > 0);
  const shown = all ? units : units.slice(0, FIRST);
  return (
    <Panel
      title={words.units}
      note={words.unitsNote(dayLong(board.compareWith))}
      actions={
        units.length > FIRST ? (
          <Button size="xs" variant="subtle" onClick={() => setAll(!all)}>
            {all ? words.unitsFewer : words.unitsMore(units.length)}
          </Button>
        ) : undefined
      }
    >
      {units.length === 0 ? (
        <p className="dim">{words.noCases}</p>
      ) : (
        <table className={classes.ranking}>
          <thead>
            <tr>
              <th scope="col">{words.rank}</th>
              <th scope="col" className={classes.name}>
                {words.unit}
              </th>
              <th scope="col" colSpan={2}>
                {numberWords.closeRate}
              </th>
              <th scope="col">{words.columns.ofFound}</th>
              <th scope="col">{numberWords.overdue}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => {
              const group = groupOf(scope, { unitId: unit.unitId }, unit);
              const overdue = countOf(group, 'overdue');
              return (
                <tr key={unit.unitId}>
                  <td>{unit.rank ?? ''}</td>
                  <th scope="row">
                    <PageLink to={figureTo(group, 'found')}>{names.get(unit.unitId) ?? ''}</PageLink>
                  </th>
                  <td className={classes.bar}>
                    <RateBar percent={unit.closeRate} last={unit.lastCloseRate} tone={rateTone(unit.closeRate)} />
                  </td>
                  <td className={classes.strong}>{percentWords(unit.closeRate)}</td>
                  <td>
                    <CountLink count={countOf(group, 'closed')} to={figureTo(group, 'closed')} />
                    <span className={classes.of}> / </span>
                    <CountLink count={countOf(group, 'found')} to={figureTo(group, 'found')} />
                  </td>
                  <td data-tone={overdue > 0 ? 'seal' : undefined}>
                    <CountLink count={overdue} to={figureTo(group, 'overdue')} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
