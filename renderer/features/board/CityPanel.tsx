import { applicable } from '#shared/domain/standards/counts.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { compliancePageWords } from '#shared/words/standardsPages.ts';
import { useCall } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { VerdictTag } from '#ui/ui/VerdictTag.tsx';
import { dutyFigure } from '#ui/parts/standards/dutyFigure.ts';
import classes from './board.module.css';

/** 市级责任: what the document asks of the city itself, worked out from the communities or ticked, as it stands today. */
export function CityPanel() {
  const { data, error, refetch } = useCall('standards.city', {}, ['evidence', 'verdicts', 'rounds', 'cases', 'orders', 'units', 'settings']);
  if (data === undefined) return error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const city = data.units.find((unit) => unit.level === 'city');
  if (city === undefined) return null;
  return (
    <Panel title={words.city} note={words.cityNote(dayLong(data.asOf), whole(city.tally.pass), whole(applicable(city.tally)))}>
      <table className={classes.duties} aria-label={words.city}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{compliancePageWords.unitColumns.duty}</th>
            <th scope="col">{compliancePageWords.unitColumns.value}</th>
            <th scope="col">{compliancePageWords.unitColumns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {city.verdicts.map((verdict) => (
            <tr key={verdict.ruleId}>
              <th scope="row">
                <PageLink to={`/compliance?view=units&rule=${verdict.ruleId}`} title={verdict.quote}>
                  {verdict.title}
                </PageLink>
              </th>
              <td>{dutyFigure(verdict)}</td>
              <td>
                <VerdictTag
                  verdict={verdict.state}
                  words={verdict.basis !== null && verdict.state === 'not_applicable' ? compliancePageWords.shownOnly : verdict.short}
                  usual={verdict.weight === 'usual'}
                  plain
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
