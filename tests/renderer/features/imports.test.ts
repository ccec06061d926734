import { describe, expect, it } from 'vitest';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { MOST_PASTED_CHARACTERS } from '#shared/contract/imports.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import { corrected, targetOf } from '#ui/features/imports/corrections.ts';
import { pastedText } from '#ui/features/imports/useOpening.ts';
import { targetGroups } from '#ui/features/imports/targets.ts';

const column: ImportColumn = { columnIndex: 3, letters: 'D', path: ['户数'], target: 'register.households', confidence: 100, basis: 'exact', samples: [] };

describe('corrections of columns', () => {
  it('take the place of the proposal, and go when the proposal is chosen again', () => {
    const changed = corrected({ 1: 'ignore' }, column, 'register.population');
    expect(changed).toEqual({ 1: 'ignore', 3: 'register.population' });
    expect(targetOf(column, changed)).toBe('register.population');
    expect(corrected(changed, column, 'register.households')).toEqual({ 1: 'ignore' });
  });

  it('offer every field of a community once, under its group', () => {
    const offered = targetGroups.flatMap((group) => group.items.map((item) => item.value));
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered).toEqual(
      expect.arrayContaining([
        'ignore',
        'name',
        'code',
        'subdistrict',
        ...metrics.filter((metric) => metric.subject === 'community').map((metric) => metric.key),
      ]),
    );
  });
});

describe('a pasted table', () => {
  it('is taken with its merged cells when the clipboard has them', () => {
    expect(pastedText('<html><table><tr><td rowspan=2>甲</td></tr></table>', '甲')).toContain('rowspan');
    expect(pastedText('<b>只有文字</b>', '街道\t社区')).toBe('街道\t社区');
  });

  it('is taken as text when its HTML is too long, and refused when the text is', () => {
    const long = 'x'.repeat(MOST_PASTED_CHARACTERS + 1);
    expect(pastedText(`<table>${long}`, '街道\t社区')).toBe('街道\t社区');
    expect(() => pastedText('', long)).toThrow(expect.objectContaining({ code: 'import_paste_too_long' }));
  });
});
