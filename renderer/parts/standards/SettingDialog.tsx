import { useState } from 'react';
import type { PackSetting } from '#shared/contract/standards.ts';
import { failing } from '#shared/domain/standards/counts.ts';
import { compliancePageWords } from '#shared/words/standardsPages.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useJob } from '#ui/lib/job.ts';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import classes from './standards.module.css';

const words = compliancePageWords;

/** 改变口径: says first how many verdicts would change, asks for a reason, then judges all again. */
export function SettingDialog({ setting, choice, onClose }: { readonly setting: PackSetting; readonly choice: string; readonly onClose: () => void }) {
  const effect = useCall('standards.whatIf', { key: setting.key, choice }, ['verdicts', 'settings']);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const command = useCommand('standards.setChoice', {
    onDone: (answer) => {
      if (answer.jobId === null) {
        notifyDone(words.settingDone);
        onClose();
      } else setJobId(answer.jobId);
    },
  });
  const label = (code: string) => setting.choices.find((each) => each.code === code)?.label ?? code;
  const changed = (effect.data?.rules ?? []).filter((rule) => rule.changed > 0);
  const duties = effect.data?.units ?? [];
  return (
    <ReasonDialog
      opened
      title={words.settingConfirmTitle}
      confirm={words.settingConfirm}
      busy={command.busy || job?.state === 'running'}
      onClose={onClose}
      onConfirm={(reason) => command.run({ key: setting.key, choice, reason })}
    >
      <p className={classes.ruleTitle}>{setting.question}</p>
      <div className={classes.fromTo}>
        <span className="dim">{words.settingFrom(label(setting.chosen))}</span>
        <span>{words.settingTo(label(choice))}</span>
      </div>
      {effect.error === null ? null : <ErrorNotice error={effect.error} />}
      {effect.data === undefined ? null : changed.length === 0 && duties.length === 0 ? <p>{words.settingSame}</p> : null}
      {effect.data === undefined || changed.length === 0 ? null : (
        <div>
          <p>{words.settingEffect(whole(changed.reduce((sum, rule) => sum + rule.changed, 0)), whole(effect.data.communities))}</p>
          <ul className={classes.effect}>
            {changed.map((rule) => (
              <li key={rule.ruleId}>
                {failing(rule.before) === failing(rule.after)
                  ? words.settingEffectUnknown(rule.title, whole(rule.before.unknown), whole(rule.after.unknown))
                  : words.settingEffectLine(rule.title, whole(failing(rule.before)), whole(failing(rule.after)))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {duties.length === 0 ? null : (
        <div>
          <p>{words.settingUnits}</p>
          <ul className={classes.effect}>
            {duties.map((duty) => (
              <li key={`${duty.unit} ${duty.ruleId}`}>
                {duty.unit} {duty.title}
                <div className="dim">{words.settingUnitBefore(duty.before.sentence)}</div>
                <div>{words.settingUnitAfter(duty.after.sentence)}</div>
              </li>
            ))}
          </ul>
        </div>
      )}
      {job === null ? null : <JobProgress job={job} title={words.settingJob} unit={words.settingJobUnit} done={words.settingDone} />}
    </ReasonDialog>
  );
}
