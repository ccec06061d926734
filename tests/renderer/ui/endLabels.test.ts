import { describe, expect, it } from 'vitest';
import { endLabelLifts } from '#ui/ui/charts/endLabels.ts';

describe('the labels at the ends of lines', () => {
  it('stay where their lines end when there is room', () => {
    expect(endLabelLifts([180, 90], 180)).toEqual([0, 0]);
  });

  it('do not lie on the axis', () => {
    const [found, closed] = endLabelLifts([180, 0], 180);
    expect(found).toBe(0);
    expect(closed).toBeGreaterThanOrEqual(9);
  });

  it.each([
    [[180, 176], 180],
    [[0, 0], 1],
    [[3, 0], 180],
  ])('do not lie on each other: %o', (ends, top) => {
    const at = endLabelLifts(ends, top).map((lift, index) => lift + (ends[index]! / top) * 190);
    expect(at[0]! - at[1]!).toBeGreaterThanOrEqual(18);
  });
});
