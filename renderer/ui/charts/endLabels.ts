/** Height of the plot in pixels, about: labels need not be placed more exactly than they are high. */
const PLOT = 190;
/** A label's own height. */
const LABEL = 18;

/**
 * How far the label at each line's end moves up, in pixels, so that no two lie on each other and none on the axis.
 * `ends` are the lines' last values, `top` the highest value of the plot.
 */
export function endLabelLifts(ends: readonly number[], top: number): readonly number[] {
  const lifts = ends.map(() => 0);
  const upwards = ends.map((end, index) => ({ index, at: (Math.max(0, end) / Math.max(1, top)) * PLOT })).sort((a, b) => a.at - b.at || b.index - a.index);
  let free = LABEL / 2;
  for (const { index, at } of upwards) {
    const placed = Math.max(at, free);
    lifts[index] = placed - at;
    free = placed + LABEL;
  }
  return lifts;
}
