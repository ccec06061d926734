import { z } from 'zod';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What is remembered of a window between two starts. */
const windowStateSchema = z.object({
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export type WindowPlace = Box & { readonly minWidth: number; readonly minHeight: number; readonly maximized: boolean };

const smallest = { width: 1024, height: 720 };
const preferred = { width: 1366, height: 860 };

/**
 * Where the window opens, in logical pixels: as it was left when that is still on a screen, else
 * centred on the first one; never larger than the screen's work area, and never below the smallest
 * size unless the screen itself is smaller. `workAreas` are the screens without their taskbars,
 * the main screen first.
 */
export function placeWindow(saved: unknown, workAreas: readonly Box[]): WindowPlace {
  const state = windowStateSchema.safeParse(saved);
  const usable = workAreas.filter((area) => area.width > 0 && area.height > 0);
  const first = usable[0] ?? { x: 0, y: 0, ...smallest };
  const home = state.success ? mostCovered(state.data, usable) : null;
  const area = home ?? first;
  const minWidth = Math.min(smallest.width, area.width);
  const minHeight = Math.min(smallest.height, area.height);
  const wanted = state.success ? state.data : preferred;
  const width = clamp(wanted.width, minWidth, area.width);
  const height = clamp(wanted.height, minHeight, area.height);
  const at = state.success && home !== null ? state.data : centred(area, width, height);
  return {
    x: clamp(at.x, area.x, area.x + area.width - width),
    y: clamp(at.y, area.y, area.y + area.height - height),
    width,
    height,
    minWidth,
    minHeight,
    maximized: state.success && state.data.maximized,
  };
}

function centred(area: Box, width: number, height: number): { x: number; y: number } {
  return { x: area.x + Math.floor((area.width - width) / 2), y: area.y + Math.floor((area.height - height) / 2) };
}

/** The screen that shows most of the window; null when it lies on none. */
function mostCovered(box: Box, areas: readonly Box[]): Box | null {
  let best: Box | null = null;
  let most = 0;
  for (const area of areas) {
    const seen = overlap(box.x, box.width, area.x, area.width) * overlap(box.y, box.height, area.y, area.height);
    if (seen > most) {
      most = seen;
      best = area;
    }
  }
  return best;
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
