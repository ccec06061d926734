import { expect, test } from 'vitest';
import { columnsFor } from '#ui/ui/DayStrip.tsx';

test.each([
  [15, 1150, 15],
  [15, 736, 8],
  [8, 736, 8],
  [30, 1150, 15],
  [15, 0, 15],
  [1, 10, 1],
])('%i days in %i pixels stand %i in a row', (count, width, columns) => {
  expect(columnsFor(count, width)).toBe(columns);
});
