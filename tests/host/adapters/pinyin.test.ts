import { expect, test } from 'vitest';
import { fullPinyin, fullPinyinOf, initials, initialsOf, pinyin } from '#host/adapters/pinyin.ts';

test('place names are found by the first letters of their syllables', () => {
  expect(initials('青龙山街道办事处新华社区')).toBe('qlsjdbscxhsq');
  expect(fullPinyin('青龙山街道')).toBe('qinglongshanjiedao');
});

test('readings follow the word a character stands in', () => {
  expect(initialsOf(['重庆路社区', '银行小区', '行政中心', '长沙', '社区长'])).toEqual(['cqlsq', 'yhxq', 'xzzx', 'cs', 'sqz']);
});

test('surname readings are off: 单家社区 is dan, 仇 is chou', () => {
  expect(fullPinyin('单家社区')).toBe('danjiashequ');
});

test('letters and digits stay in lower case and half width, marks and blanks go', () => {
  expect(initials('Ａ座２栋 3-1（一）')).toBe('az2d31y');
  expect(fullPinyin('CBD 一期')).toBe('cbdyiqi');
});

test('ü is typed v, as on the keyboard', () => {
  expect(fullPinyin('绿色女儿')).toBe('lvsenver');
});

test('a rare character without a reading stays in its place', () => {
  expect(initials('𠀀社区')).toBe('𠀀sq');
});

test('empty text has no pinyin', () => {
  expect([initials(''), fullPinyin(''), ...initialsOf([])]).toEqual(['', '']);
});

test('a batch answers in order, equal names alike', () => {
  expect(fullPinyinOf(['塔山', '新民', '塔山'])).toEqual(['tashan', 'xinmin', 'tashan']);
  expect(pinyin.initials('塔山')).toBe('ts');
});
