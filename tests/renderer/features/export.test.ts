import { describe, expect, it } from 'vitest';
import { emptyDraft, problemsOf, spanOf, startInput } from '#ui/features/export/exportDraft.ts';

describe('what is chosen for an export', () => {
  it('starts as everything, names masked, to be fetched as a zip', () => {
    expect(problemsOf(emptyDraft)).toEqual({});
    expect(startInput(emptyDraft)).toEqual({ from: null, to: null, form: 'zip', folder: null, names: 'masked', reason: '' });
  });

  it('a folder gets a folder, or a zip when asked', () => {
    const draft = { ...emptyDraft, where: 'folder' as const, folder: ' /media/usb ' };
    expect(startInput(draft)).toMatchObject({ form: 'folder', folder: '/media/usb' });
    expect(startInput({ ...draft, zip: true })).toMatchObject({ form: 'zip', folder: '/media/usb' });
    expect(startInput({ ...draft, where: 'download', zip: false })).toMatchObject({ form: 'zip', folder: null });
  });

  it('keeps a reason only for names, days only for a span', () => {
    const draft = { ...emptyDraft, reason: '审计', from: '2021-01-01', to: '2021-06-30' };
    expect(startInput(draft)).toMatchObject({ reason: '', from: null, to: null });
    expect(startInput({ ...draft, names: 'full', scope: 'span' })).toMatchObject({ reason: '审计', from: '2021-01-01', to: '2021-06-30' });
  });

  it('says what is missing, field by field', () => {
    expect(Object.keys(problemsOf({ ...emptyDraft, scope: 'span', names: 'full', where: 'folder', reason: ' ', folder: '' }))).toEqual([
      'span',
      'reason',
      'folder',
    ]);
    const turned = { ...emptyDraft, scope: 'span' as const, from: '2021-07-01', to: '2021-06-01' };
    expect(Object.keys(problemsOf(turned))).toEqual(['from']);
    // What is asked of the host meanwhile is a span it takes.
    expect(spanOf(turned)).toEqual({ from: '2021-06-01', to: '2021-06-01' });
  });
});
