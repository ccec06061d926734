import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Board } from '#shared/contract/board.ts';
import { boardTo, countTone, rateTone } from '#ui/parts/board/figures.ts';
import { TaskColumns } from '#ui/features/projection/TasksSlide.tsx';

const task = (over: Partial<Board['tasks'][number]>): Board['tasks'][number] => ({
  task: 1,
  title: '居民公约',
  short: '居民公约',
  pass: 0,
  fail: 0,
  unknown: 0,
  percent: null,
  lastPercent: null,
  failing: 0,
  open: 0,
  ...over,
});
const columns = (tasks: Board['tasks']): string => renderToStaticMarkup(<TaskColumns board={{ tasks } as Board} big />);

describe('a projected task', () => {
  it('of which nothing could be judged is no failure: a dashed part in slate, and how many communities', () => {
    const html = columns([task({ unknown: 52, percent: 0, open: 52 })]);
    expect(html).toContain('<li data-tone="slate">');
    expect(html).toMatch(/<b>—<\/b><span class="[^"]*" style="height:100%"><span class="[^"]*" data-tone="slate" style="width:100%">/);
    expect(html.replaceAll(/<[^>]+>/g, ' ')).toMatch(/无法判定\s+52 个/);
  });

  it('is as high as the rate written on it, whatever could not be judged', () => {
    const html = columns([task({ pass: 80, fail: 20, unknown: 100, percent: 8_000, open: 30 })]);
    expect(html).toMatch(/<b>80<\/b><span class="[^"]*" style="height:80%"><span class="[^"]*" data-tone="slate" style="width:50%">/);
  });

  it('that is judged whole has no such part', () => {
    expect(columns([task({ pass: 9, fail: 1, percent: 9_000, failing: 1 })])).not.toContain('无法判定');
  });
});

describe('colours follow the value', () => {
  it.each([
    [0, 'seal'],
    [6_999, 'seal'],
    [7_000, 'ink'],
    [9_000, 'jade'],
    [null, 'slate'],
  ] as const)('a rate of %s', (rate, tone) => {
    expect(rateTone(rate)).toBe(tone);
  });

  it('none overdue is not red', () => {
    expect([countTone(0, 'seal'), countTone(1, 'seal')]).toEqual(['text', 'seal']);
  });
});

it('the projection is opened with the day and the phase of the dashboard', () => {
  expect(boardTo('/board/projection', null, null)).toBe('/board/projection');
  expect(boardTo('/board/projection', '2022-06-07', 'all')).toBe('/board/projection?asOf=2022-06-07&phase=all');
});
