import { describe, expect, it } from 'vitest';
import { takesLastRechecker } from '#shared/domain/orders/recheckers.ts';

describe('a second report', () => {
  it('by the other of two persons takes the last rechecker', () => {
    expect(takesLastRechecker(['a'], 'b', ['a', 'b'])).toBe(true);
  });
  it('takes none while a third person is active', () => {
    expect(takesLastRechecker(['a'], 'b', ['a', 'b', 'c'])).toBe(false);
  });
  it('by who reported before takes none', () => {
    expect(takesLastRechecker(['a'], 'a', ['a', 'b'])).toBe(false);
  });
  it('that is the first takes none', () => {
    expect(takesLastRechecker([], 'b', ['a', 'b'])).toBe(false);
  });
});
