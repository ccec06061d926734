import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { isTicked } from '#shared/domain/standards/tick.ts';
import { commonWords } from '#shared/words/common.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { useSearchTexts } from '#ui/lib/address.ts';
import { useCall, type Out } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { VerdictTag } from '#ui/ui/VerdictTag.tsx';
import { dutyFigure } from '#ui/parts/standards/dutyFigure.ts';
import { RuleDrawer } from '#ui/parts/standards/RuleDrawer.tsx';
import { TickDialog } from '#ui/parts/standards/TickDialog.tsx';
import type { PackIndex } from '#ui/parts/standards/usePack.ts';
import classes from './standards.module.css';

type Unit = Out<'standards.city'>['units'][number];
type Open = { readonly kind: 'rule' | 'tick'; readonly unit: Unit; readonly ruleId: string };

/** 市级和乡镇（街道）: duties of the units above the communities, ticked with evidence or worked out from below. */
export function UnitsView({ index }: { readonly index: PackIndex }) {
  const { data, error, refetch } = useCall('standards.city', {}, ['evidence', 'verdicts', 'rounds', 'cases', 'orders', 'units', 'settings']);
  const [chosen, setChosen] = useState<Open | null>(null);
  const [texts, patch] = useSearchTexts();
  if (data === undefined)
    return error === null ? (
      <p className="dim" role="status">
        {commonWords.loading}
      </p>
    ) : (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    );
  const towns = data.units.filter((unit) => unit.level === 'subdistrict');
  // A duty of the city can be named in the address: the dashboard leads to it.
  const city = data.units.find((unit) => unit.level === 'city');
  const asked = city?.verdicts.find((verdict) => verdict.ruleId === texts['rule']);
  const open = chosen ?? (city === undefined || asked === undefined ? null : { kind: 'rule' as const, unit: city, ruleId: asked.ruleId });
  const setOpen = (next: Open | null) => {
    setChosen(next);
    if (texts['rule'] !== undefined) patch({ rule: null });
  };
  const rule = open === null ? undefined : index.rule(open.ruleId);
  const view = open?.unit.verdicts.find((verdict) => verdict.ruleId === open.ruleId);
  return (
    <>
      {data.units
        .filter((unit) => unit.level !== 'subdistrict')
        .map((unit) => (
          <Panel key={unit.id} title={unit.level === 'city' ? words.unitsCity : unit.name} note={words.unitsState(dayLong(data.asOf))}>
            <Duties index={index} unit={unit} onOpen={setOpen} />
          </Panel>
        ))}
      {towns.length === 0 ? null : (
        <Panel title={words.unitsTown} note={words.unitTownHint}>
          <Towns index={index} towns={towns} onOpen={setOpen} />
        </Panel>
      )}
      {open !== null && rule !== undefined && view !== undefined && open.kind === 'rule' ? (
        <RuleDrawer
          index={index}
          rule={rule}
          onClose={() => setOpen(null)}
          verdict={{ of: { unit: open.unit }, name: open.unit.name, view, asOf: data.asOf, readOnly: false }}
        />
      ) : null}
      {open !== null && rule !== undefined && open.kind === 'tick' ? (
        <TickDialog rules={[rule]} subject={{ unit: open.unit }} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function Duties({ index, unit, onOpen }: { readonly index: PackIndex; readonly unit: Unit; readonly onOpen: (open: Open) => void }) {
  const columns = words.unitColumns;
  return (
    <div className={classes.scroll}>
      <table className={classes.duties} aria-label={words.unitsCity}>
        <thead>
          <tr>
            <th scope="col">{columns.duty}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.verdict}</th>
            <th scope="col">{columns.evidence}</th>
            <th scope="col">
              <span className="visually-hidden">{words.unitTick}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {unit.verdicts.map((verdict) => {
            const rule = index.rule(verdict.ruleId);
            const computed = rule?.aggregation != null;
            return (
              <tr key={verdict.ruleId}>
                <th scope="row">
                  <UnstyledButton
                    className={classes.ruleButton}
                    aria-label={words.openRule(verdict.title)}
                    onClick={() => onOpen({ kind: 'rule', unit, ruleId: verdict.ruleId })}
                  >
                    {verdict.title}
                  </UnstyledButton>
                  <div className={classes.ruleQuote}>{verdict.quote}</div>
                </th>
                <td>{dutyFigure(verdict)}</td>
                <td>
                  <VerdictTag verdict={verdict.state} words={computed && verdict.state === 'not_applicable' ? words.shownOnly : verdict.short} />
                </td>
                <td className={classes.evidenceCell}>
                  {computed ? (
                    <span className="dim">{words.unitComputed}</span>
                  ) : verdict.evidence === null ? null : (
                    <>
                      <span>
                        {dayLong(verdict.evidence.onDay)} {verdict.evidence.person}
                      </span>
                      {verdict.evidence.note === '' ? null : <span className="dim">{verdict.evidence.note}</span>}
                    </>
                  )}
                </td>
                <td className={classes.dutyAction}>
                  {rule !== undefined && isTicked(rule) ? (
                    <Button size="xs" variant="default" onClick={() => onOpen({ kind: 'tick', unit, ruleId: verdict.ruleId })}>
                      {verdict.evidence === null ? words.unitTick : words.unitAgain}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Towns({ index, towns, onOpen }: { readonly index: PackIndex; readonly towns: readonly Unit[]; readonly onOpen: (open: Open) => void }) {
  const duties = towns[0]?.verdicts.map((verdict) => verdict.ruleId) ?? [];
  return (
    <div className={classes.scroll}>
      <table className={classes.towns} aria-label={words.unitsTown}>
        <thead>
          <tr>
            <th scope="col">{words.town}</th>
            {duties.map((ruleId) => (
              <th key={ruleId} scope="col">
                {index.rule(ruleId)?.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.id}>
              <th scope="row">{town.name}</th>
              {town.verdicts.map((verdict) => (
                <td key={verdict.ruleId}>
                  <UnstyledButton
                    className={classes.townCell}
                    aria-label={words.unitTownCell(town.name, verdict.title, verdict.short)}
                    onClick={() => onOpen({ kind: verdict.evidence === null ? 'tick' : 'rule', unit: town, ruleId: verdict.ruleId })}
                  >
                    <VerdictTag verdict={verdict.state} words={verdict.short} />
                    {verdict.evidence === null ? null : <span className="dim">{dayLong(verdict.evidence.onDay)}</span>}
                  </UnstyledButton>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
