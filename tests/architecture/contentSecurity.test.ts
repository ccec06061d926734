import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, printHeaders } from '#shared/contract/contentSecurity.ts';
import { eachNode, sources } from './support/sources.ts';

function directives(policy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]));
}

describe('one content security policy', () => {
  it.each(['electron/host/http/server.ts', 'electron/main/protocol.ts'])('%s sends the headers of the contract', (path) => {
    const source = sources().find((one) => one.path === path)!;
    expect(source.imports.map(({ from }) => from)).toContain('#shared/contract/contentSecurity.ts');
    let used = 0;
    eachNode(source, (node) => {
      if (node.type === 'Identifier' && node['name'] === 'securityHeaders') used += 1;
    });
    // Once in the import (twice as node), and at least once where an answer is made.
    expect(used).toBeGreaterThanOrEqual(3);
  });

  it('nobody else writes a policy, but for pages that leave the program with an export', () => {
    const writers = ['shared/contract/contentSecurity.ts', 'shared/domain/bag/indexHtml.ts'];
    const own = sources().filter(
      ({ path, texts }) => !path.startsWith('tests/') && !writers.includes(path) && texts.some(({ text }) => /default-src|script-src/.test(text)),
    );
    expect(own.map(({ path }) => path)).toEqual([]);
  });

  it('starts from nothing and allows our own files only', () => {
    expect(directives(contentSecurityPolicy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' blob: data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'object-src': "'none'",
    });
  });

  it('a document being printed runs no script and calls nobody', () => {
    const policy = directives(printHeaders['content-security-policy']!);
    expect([policy['default-src'], policy['script-src'], policy['connect-src'], policy['frame-src']]).toEqual(["'none'", undefined, undefined, undefined]);
  });
});
