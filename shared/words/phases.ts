import { percentOf } from '#shared/domain/percent.ts';
import { percentWords } from './progress.ts';

/** Figures beside the phases on the desk. */
export const phaseWords = {
  covered: (inspected: number, all: number) => `覆盖 ${inspected}/${all} 个社区`,
  found: (count: number) => `发现问题 ${count} 件`,
  /** 整改率 of what was found, 按期率 of what was closed; without anything to count it says so. */
  rate: (kind: 'rectified' | 'onTime', part: number, whole: number) => {
    const name = kind === 'rectified' ? '整改率' : '按期率';
    return `${name} ${percentWords(percentOf(part, whole))}`;
  },
} as const;
