import { describe, expect, test } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { matchCommands } from '#ui/app/finder/matchCommands.ts';
import { currentArea } from '#ui/app/shell/currentArea.ts';
import { areas, areasInUse, places, type Place } from '#ui/app/siteMap.tsx';
import { steppedSize } from '#ui/app/appearance.ts';

const load: Place['load'] = () => Promise.reject(new Error('not opened here'));
const map: readonly Place[] = [
  { path: '/', area: 'desk', frame: 'shell', load },
  { path: '/cases', area: 'cases', frame: 'shell', load },
  { path: '/cases/$id', area: 'cases', frame: 'shell', load },
  { path: '/cases/orders', area: 'inspection', frame: 'shell', load },
  { path: '/setup', area: null, frame: 'bare', load },
];

describe('site map', () => {
  test('the navigation shows only areas that have a page', () => {
    expect(areasInUse(areas, map).map((area) => area.id)).toEqual(['desk', 'cases']);
  });
  test('no two pages share an address', () => {
    expect(new Set(places.map((place) => place.path)).size).toBe(places.length);
  });
  test('every area is where its command leads', () => {
    const paths = new Map(commands.flatMap((command) => (command.does.kind === 'go' ? [[command.id, command.does.path] as const] : [])));
    expect(areas.map((area) => paths.get(area.command))).toEqual(areas.map((area) => area.path));
  });
  test('Alt and a digit open the areas in the order of the navigation', () => {
    const keys = new Map(commands.map((command) => [command.id, command.shortcut]));
    expect(areas.map((area) => keys.get(area.command))).toEqual(areas.map((_, index) => `Alt+${index + 1}`));
  });
  test('a page below an area keeps it lit; a fixed address wins over a parameter', () => {
    expect([
      currentArea('/', map),
      currentArea('/cases/42', map),
      currentArea('/cases/orders', map),
      currentArea('/setup', map),
      currentArea('/elsewhere/1/2', map),
    ]).toEqual(['desk', 'cases', 'inspection', null, null]);
  });
});

describe('Ctrl+K over commands', () => {
  const ids = (text: string) => matchCommands(commands, text).map((command) => command.id);
  test('one Chinese character is enough', () => {
    expect(ids('档')).toContain('go.archive');
  });
  test('pinyin initials find from their beginning', () => {
    expect(ids('xjzg')).toEqual(['order.new']);
  });
  test('a title that begins with the word comes first', () => {
    expect(ids('社区')[0]).toBe('go.register');
  });
  test('the pages under 系统 and those without an entry of their own are found by name', () => {
    expect(['备份', '工作日历', '督令设置', '运行信息', '补齐数据', '审计导出', 'bf'].map((text) => ids(text)[0])).toEqual([
      'go.backup',
      'go.calendar',
      'go.orderSettings',
      'go.about',
      'go.missing',
      'go.export',
      'go.backup',
    ]);
    expect(ids('备份')).toContain('backup.now');
  });
  test('what people call a thing finds it as well', () => {
    expect([ids('深色'), ids('浅色')]).toEqual([['view.dark'], ['view.dark']]);
  });
  test('full-width letters from an input method count as letters', () => {
    expect(ids('ｇｚｔ')).toEqual(['go.desk']);
  });
});

describe('text size', () => {
  test('steps stay at the ends', () => {
    expect([steppedSize('normal', -1), steppedSize('normal', 1), steppedSize('largest', 1)]).toEqual(['normal', 'large', 'largest']);
  });
});
