import { describe, expect, it } from 'vitest';
import { isAppAddress, mayLoad, mayNavigate } from '#main/origins.ts';

const ours = ['app://main/', 'app://main', 'app://main/assets/index-B1x.js', 'app://main/#/cases?tab=paper', 'app://main/?x=1'];
const foreign = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://print/',
  'app://evil/',
  'app://main.evil/',
  'app://evil/main',
  'app://main@evil/',
  'app://user@main/',
  'app://user:pass@main/',
  'app://main:80/',
  'app://MAIN/',
  'APP2://main/',
  'app:main',
  'app:/main/',
  'app:\\\\main\\',
  'apps://main/',
  'xapp://main/',
  'app ://main/',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://main/1',
  'about:blank',
  'ws://main/',
  'chrome://gpu',
  '',
  '//main/',
  'main',
];

describe('the program knows its own page', () => {
  it.each(ours)('%s is ours', (address) => expect(isAppAddress(address)).toBe(true));
  it.each(foreign)('%s is not', (address) => expect(isAppAddress(address)).toBe(false));
});

describe('what a window may load', () => {
  it.each([
    ['app://main/assets/a.css', true, true],
    ['app://print/2f0c', true, true],
    ['blob:app://main/6a1e', true, true],
    ['blob:https://example.org/6a1e', true, false],
    ['devtools://devtools/bundled/inspector.html', false, true],
    ['devtools://devtools/bundled/inspector.html', true, false],
    ['https://example.org/a.js', true, false],
    ['http://localhost/', false, false],
    ['ws://127.0.0.1:9229/', false, false],
    ['file:///C:/Windows/win.ini', true, false],
    ['chrome-extension://abc/x.js', true, false],
    ['ftp://example.org/', true, false],
    ['data:text/html,x', true, false],
  ])('%s, packaged %s: %s', (address, packaged, allowed) => expect(mayLoad(address, packaged)).toBe(allowed));
});

it('a window goes nowhere but to its own page again', () => {
  expect(ours.every(mayNavigate)).toBe(true);
  expect(foreign.filter(mayNavigate)).toEqual([]);
});
