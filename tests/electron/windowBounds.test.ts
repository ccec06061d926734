import { describe, expect, it } from 'vitest';
import { placeWindow, type Box, type WindowState } from '#main/windowBounds.ts';

const fullHd: Box = { x: 0, y: 0, width: 1920, height: 1040 };
const left: Box = { x: -1280, y: 0, width: 1280, height: 1000 };
const laptop: Box = { x: 0, y: 0, width: 1366, height: 728 };
const projector: Box = { x: 1366, y: 0, width: 1024, height: 768 };
const old: Box = { x: 0, y: 0, width: 1024, height: 600 };
const state = (x: number, y: number, width: number, height: number, maximized = false): WindowState => ({ x, y, width, height, maximized });

describe('where the window opens', () => {
  it.each<[string, unknown, Box[], Box & { minWidth?: number; minHeight?: number; maximized?: boolean }]>([
    ['first start: centred on the main screen', null, [fullHd], { x: 277, y: 90, width: 1366, height: 860 }],
    ['first start on 1366×768: fills the height', null, [laptop], { x: 0, y: 0, width: 1366, height: 728 }],
    ['as it was left', state(100, 80, 1400, 900), [fullHd], { x: 100, y: 80, width: 1400, height: 900 }],
    ['as it was left, on the second screen', state(-1200, 50, 1100, 800), [fullHd, left], { x: -1200, y: 50, width: 1100, height: 800 }],
    ['the second screen is gone: centred on the first', state(-1200, 50, 1100, 800), [fullHd], { x: 410, y: 120, width: 1100, height: 800 }],
    ['half off the screen: pushed back in', state(1500, 700, 1200, 800), [fullHd], { x: 720, y: 240, width: 1200, height: 800 }],
    ['title bar above the screen: pulled down', state(100, -400, 1200, 800), [fullHd], { x: 100, y: 0, width: 1200, height: 800 }],
    ['larger than the screen: shrunk', state(0, 0, 4000, 3000), [laptop], { x: 0, y: 0, width: 1366, height: 728 }],
    ['smaller than allowed: grown', state(10, 10, 300, 200), [fullHd], { x: 10, y: 10, width: 1024, height: 720 }],
    ['a screen below the smallest size: all of it', state(0, 0, 1300, 800), [old], { x: 0, y: 0, width: 1024, height: 600, minHeight: 600 }],
    ['left on the projector', state(1400, 10, 1024, 720), [laptop, projector], { x: 1366, y: 10, width: 1024, height: 720 }],
    ['between two screens: the one that shows more', state(-300, 0, 1100, 800), [fullHd, left], { x: 0, y: 0, width: 1100, height: 800 }],
    [
      'was maximized: stays so, with the old size beneath',
      state(100, 80, 1400, 900, true),
      [fullHd],
      { x: 100, y: 80, width: 1400, height: 900, maximized: true },
    ],
    ['no screen at all (remote session): the smallest size', null, [], { x: 0, y: 0, width: 1024, height: 720 }],
    [
      'a screen without area is passed over',
      state(10, 10, 1100, 800),
      [{ x: 0, y: 0, width: 0, height: 0 }, fullHd],
      { x: 10, y: 10, width: 1100, height: 800 },
    ],
  ])('%s', (_case, saved, areas, expected) => {
    expect(placeWindow(saved, areas)).toEqual({ minWidth: 1024, minHeight: 720, maximized: false, ...expected });
  });

  it.each([
    [{ x: 'a', y: 0, width: 1, height: 1, maximized: false }],
    [{ x: 0, y: 0, width: 1e9, height: 1e9, maximized: false }],
    [{ x: 0.5, y: 0, width: 1200, height: 800, maximized: false }],
    [{ x: 0, y: 0, width: -1, height: 0, maximized: true }],
    ['text'],
    [[]],
    [{}],
    [undefined],
    [{ x: null, y: null, width: null, height: null, maximized: null }],
  ])('a damaged memory %j counts as none', (saved) => {
    expect(placeWindow(saved, [fullHd])).toEqual(placeWindow(null, [fullHd]));
  });

  it('always lies within the screen it is on, whatever was remembered', () => {
    for (const area of [fullHd, left, laptop, projector, old]) {
      for (const x of [-5000, -1, 0, 500, 1900, 5000]) {
        for (const size of [1, 800, 1300, 5000]) {
          const { width, height, ...at } = placeWindow(state(x, x, size, size), [area]);
          expect(at.x).toBeGreaterThanOrEqual(area.x);
          expect(at.y).toBeGreaterThanOrEqual(area.y);
          expect(at.x + width).toBeLessThanOrEqual(area.x + area.width);
          expect(at.y + height).toBeLessThanOrEqual(area.y + area.height);
        }
      }
    }
  });
});
