import { describe, expect, it } from 'vitest';
import { applicable, complianceRate, countAt, countLetters, failing, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { compileRules } from '#shared/domain/standards/judge.ts';
import { allLettersOfState, letterOf, lettersOf, lettersOfState, outcomeOfLetter, stateOfLetter, taskSpans } from '#shared/domain/standards/outcomes.ts';
import { packOutcome, verdictStates } from '#shared/domain/standards/verdict.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';
import { valuesOf } from '#tests/fixtures/domain/registerRows.ts';

describe('letters of cached verdicts', () => {
  it('every state of every weight has a letter of its own that says the state again', () => {
    const letters = (['mandatory', 'usual', 'advisory'] as const).flatMap((weight) =>
      verdictStates
        .filter((state) => state !== 'fail' || weight !== 'advisory')
        .flatMap((state) =>
          (state === 'pass' ? [false, true] : [false]).map((remarked) => ({ state, letter: letterOf(packOutcome(state, remarked, false), weight) })),
        ),
    );
    expect(letters.map(({ letter }) => stateOfLetter(letter))).toEqual(letters.map(({ state }) => state));
    expect(new Set(letters.map(({ letter }) => letter)).size).toBe(12);
  });

  it('an estimate does not change the letter', () => {
    expect(letterOf(packOutcome('fail', false, true), 'usual')).toBe('G');
  });

  it('a letter is made an outcome again, remarks included', () => {
    expect([...'PRFUNE'].map((letter) => letterOf(outcomeOfLetter(letter), 'mandatory')).join('')).toBe('PRFUNE');
    expect([...'TAVIX'].map((letter) => letterOf(outcomeOfLetter(letter), 'advisory')).join('')).toBe('TAVIX');
  });

  it('no letter that is counted stands for advice, and capital letters are enough to tell all apart', () => {
    expect(Object.values(lettersOfState).join('')).not.toMatch(/[TAVIX]/);
    const all = Object.values(allLettersOfState).join('');
    expect(new Set(all.toLowerCase()).size).toBe(all.length);
  });
});

describe('one counting of verdicts', () => {
  it('counts each letter once, and advice in no rate', () => {
    expect(countLetters('PRFGUNETAVIX')).toEqual({ pass: 2, fail: 1, usualFail: 1, unknown: 1, notApplicable: 1, exempt: 1, advice: 1 });
    expect([provenRate(countLetters('TTTT')), provenRate(countLetters('AAAA')), applicable(countLetters('TAVIX'))]).toEqual([null, null, 0]);
  });

  it('the rate on the pages is what is proven of all that applies: 55 of 84', () => {
    const counts = { ...noCounts(), pass: 55, fail: 12, usualFail: 2, unknown: 15, notApplicable: 9, advice: 1 };
    expect([applicable(counts), failing(counts), provenRate(counts), complianceRate(counts)]).toEqual([84, 14, 6547, 7971]);
  });

  it('counts a task by the places of its rules; what is outside the tasks comes last', () => {
    const pack = trialPack(
      [
        trialRule({ id: 'T-1', task: null }),
        trialRule({ id: 'T-2', task: 2 }),
        trialRule({ id: 'T-3', task: 1 }),
        trialRule({ id: 'T-4', task: 2, strength: 'if_able' }),
      ],
      {
        tasks: [
          { number: 1, title: '一', short: '一', clause: '一' },
          { number: 2, title: '二', short: '二', clause: '二' },
        ],
      },
    );
    const judge = compileRules(pack, {}, '2021-06-18');
    const buffer = new Uint8Array(judge.rules.length);
    judge.outcomes(judge.slots(valuesOf({ 'office.area_total': 163 })), buffer, 0);
    const letters = lettersOf(judge, buffer);
    expect([letters, taskSpans(judge)]).toEqual([
      'FFFA',
      [
        { task: 1, indexes: [2] },
        { task: 2, indexes: [1, 3] },
        { task: 0, indexes: [0] },
      ],
    ]);
    expect(countAt(letters, [1, 3])).toEqual({ ...noCounts(), fail: 1, advice: 1 });
  });
});
