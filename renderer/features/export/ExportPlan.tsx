import type { ExportPlan as Plan } from '#shared/contract/export.ts';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import { fileSize, NONE, whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import classes from './export.module.css';

/** What would be in the bag; every figure opens its list. */
export function ExportPlan({ plan }: { readonly plan: Plan | undefined }) {
  const { figures, units } = words;
  const value = (count: number | undefined) => (count === undefined ? NONE : whole(count));
  return (
    <div className={classes.plan}>
      <KeyFigures label={words.holds}>
        <KeyFigure
          label={figures.communities}
          value={value(plan?.communities)}
          note={plan === undefined || plan.closedCommunities === 0 ? units.communities : words.closedToo(whole(plan.closedCommunities))}
          to="/communities"
        />
        <KeyFigure label={figures.cases} value={value(plan?.cases)} note={units.cases} to="/cases" />
        <KeyFigure label={figures.orders} value={value(plan?.orders)} note={units.orders} to="/orders" />
        <KeyFigure
          label={plan === undefined ? figures.attachments : words.attachmentsOf(fileSize(plan.attachmentBytes))}
          value={value(plan?.attachments)}
          note={units.attachments}
        />
        <KeyFigure label={figures.archive} value={value(plan?.archiveItems)} note={units.archive} to="/archive" />
        <KeyFigure label={figures.events} value={value(plan?.events)} note={units.events} to="/system/about" />
      </KeyFigures>
    </div>
  );
}
