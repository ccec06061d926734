import type { ReactNode } from 'react';
import { Shape, type ShapeName } from './Shape.tsx';
import type { Tone } from './theme.ts';
import classes from './StateTag.module.css';

const shapeOf: Readonly<Record<Tone, ShapeName>> = { jade: 'circle', seal: 'square', amber: 'triangle', ink: 'diamond', slate: 'dashed' };

export type StateTagProps = {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Where the tone's own shape says the wrong thing: `dash` for 不适用 and 豁免. */
  readonly shape?: ShapeName;
  /** Shape and word without the tinted ground, for dense tables and sentences. */
  readonly plain?: boolean;
  readonly title?: string;
};

/** A state by word, shape and colour: ● done, ■ failing, ▲ due, ◆ under way, dashed ○ not known. */
export function StateTag({ tone, children, shape, plain = false, title }: StateTagProps) {
  return (
    <span className={plain ? classes.plain : classes.tag} data-tone={tone} title={title}>
      <Shape name={shape ?? shapeOf[tone]} />
      <span>{children}</span>
    </span>
  );
}
