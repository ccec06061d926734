import { describe, expect, it } from 'vitest';
import { isTrustedSender, type Sender } from '#main/senderCheck.ts';

const windows = new Set([1, 7]);
const trusted: Sender = { url: 'app://main/#/cases', origin: 'app://main', isMainFrame: true, windowId: 1 };

describe('only the main frame of our own page may call the main process', () => {
  it('is heard', () => expect(isTrustedSender(trusted, windows)).toBe(true));

  it.each<[string, Sender | null]>([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...trusted, isMainFrame: false }],
    ['a window of someone else', { ...trusted, windowId: 2 }],
    ['a page being printed', { ...trusted, url: 'app://print/1', origin: 'app://print' }],
    ['a foreign page', { ...trusted, url: 'https://example.org/', origin: 'https://example.org' }],
    ['a foreign page under our origin', { ...trusted, url: 'https://example.org/' }],
    ['our address under a foreign origin', { ...trusted, origin: 'https://example.org' }],
    ['a sandboxed frame of our address', { ...trusted, origin: 'null' }],
    ['an address that starts like ours', { ...trusted, url: 'app://main.example/', origin: 'app://main.example' }],
    ['an origin that starts like ours', { ...trusted, origin: 'app://main.example' }],
    ['our host as a user name', { ...trusted, url: 'app://main@evil/', origin: 'app://main' }],
    ['a blank page', { ...trusted, url: 'about:blank', origin: 'app://main' }],
    ['an empty address', { ...trusted, url: '', origin: '' }],
    ['a data address', { ...trusted, url: 'data:text/html,x', origin: 'app://main' }],
    ['a local file', { ...trusted, url: 'file:///app/index.html', origin: 'file://' }],
    ['an origin in capitals', { ...trusted, origin: 'APP://MAIN' }],
    ['an origin with a port', { ...trusted, origin: 'app://main:80' }],
  ])('%s is not', (_who, sender) => expect(isTrustedSender(sender, windows)).toBe(false));

  it('nobody is heard before a window exists', () => expect(isTrustedSender(trusted, new Set())).toBe(false));
});
