import { describe, expect, it } from 'vitest';
import { valuesFromBoards, valuesFromMembers, valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { valuesOf } from '#tests/fixtures/domain/registerRows.ts';

const shown = (values: ReadonlyMap<string, MetricValue>) =>
  Object.fromEntries([...values].map(([key, { number, text, qualifier }]) => [key, qualifier === 'exact' ? (text ?? number) : `${qualifier} ${number}`]));
const room = (area: string | number | null, functions: string) => valuesOf({ 'room.area': area, 'room.functions': functions });
const member = (post: string | null, pay: number | null, insured: string | null = '√') =>
  valuesOf({ 'member.post': post, 'member.pay': pay, 'member.insured': insured });
const board = (kind: string, area: number | null, fixed: string | null = '√') => valuesOf({ 'board.kind': kind, 'board.area': area, 'board.fixed': fixed });

describe('rooms', () => {
  it('count whole for each function they serve (一室多用)', () => {
    expect(shown(valuesFromRooms([room(46, 'culture|multi'), room(12, 'archive'), room(20, 'multi')], 'whole'))).toEqual({
      'rooms.culture.area': 4600,
      'rooms.multi.area': 6600,
      'rooms.archive.area': 1200,
    });
  });
  it('are divided among their functions when the bureau reads it so', () => {
    expect(shown(valuesFromRooms([room(46, 'culture|multi'), room(20, 'multi')], 'divided'))).toEqual({ 'rooms.culture.area': 2300, 'rooms.multi.area': 4300 });
  });
  it('leave a function open while one of its rooms has no area', () => {
    expect(shown(valuesFromRooms([room(46, 'culture'), room(null, 'culture'), room(30, 'reading')], 'whole'))).toEqual({ 'rooms.reading.area': 3000 });
  });
  it('keep an estimate an estimate', () => {
    expect(shown(valuesFromRooms([room('约46', 'culture'), room(10, 'culture')], 'whole'))).toEqual({ 'rooms.culture.area': 'estimate 5600' });
  });
  it('make no office area: a shared room would count twice', () => {
    expect(valuesFromRooms([room(46, 'office|multi')], 'whole').has('office.area_total')).toBe(false);
  });
});

describe('members', () => {
  it('give the lowest pay of each kind of post', () => {
    expect(
      shown(
        valuesFromMembers([member('书记主任一肩挑', 4500), member('副书记', 3500), member('副主任', 3300), member('委员', 3100), member('委员', 2900, '×')]),
      ),
    ).toEqual({
      'committee.size': 5,
      'committee.director_is_secretary': 1,
      'staff.allowance.head': 450_000,
      'staff.allowance.deputy': 330_000,
      'staff.allowance.member': 290_000,
      'staff.social_insurance': 'partly',
    });
  });
  it('say that there is no deputy where nobody holds the post', () => {
    expect(shown(valuesFromMembers([member('书记', 4200), member('主任', 4200), member('委员', 3100)]))).toMatchObject({
      'committee.director_is_secretary': 0,
      'staff.allowance.deputy': 'none 0',
    });
  });
  it('say nothing about what is not filled in', () => {
    expect(shown(valuesFromMembers([member('书记', null), member(null, 3100, null)]))).toEqual({ 'committee.size': 2, 'committee.director_is_secretary': 0 });
    expect(valuesFromMembers([]).size).toBe(0);
  });
});

describe('notice boards', () => {
  it('give their areas, together and by kind, and whether all are fixed', () => {
    expect(shown(valuesFromBoards([board('居务公开栏', 6), board('宣传栏', 4), board('宣传栏', 3, '×')]))).toEqual({
      'bulletin.area': 1300,
      'bulletin.area.disclosure': 600,
      'bulletin.area.publicity': 700,
      'bulletin.fixed': 0,
    });
  });
  it('leave open what is not filled in', () => {
    expect(shown(valuesFromBoards([board('居务公开栏', 6, null), board('宣传栏', null)]))).toEqual({ 'bulletin.area.disclosure': 600 });
    expect(valuesFromBoards([]).size).toBe(0);
  });
});
