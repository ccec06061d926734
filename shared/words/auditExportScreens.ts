import type { ChainBreak } from '#shared/domain/events/chain.ts';

const breaks: Readonly<Record<ChainBreak['reason'], string>> = {
  missing: '之前有记录缺失',
  order: '的顺序不对',
  link: '接不上前一条',
  record: '被改动过',
  payload: '的原文被改动过',
  anchor: '与留存的链头不符',
  truncated: '之后的记录被截去',
};

/** Where the log of a bag is broken, in words. */
export function chainBreakText({ seq, reason }: ChainBreak): string {
  return `第 ${seq} 条操作记录${breaks[reason]}。`;
}
