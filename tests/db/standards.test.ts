import { beforeAll, expect, it } from 'vitest';
import type { EvidenceRow, ExemptionRow, Tx } from '#shared/services/ports.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';
import { countingIds, onBothEngines, type Opened } from '#tests/support/engines.ts';
import { exact } from '#tests/support/register.ts';

onBothEngines('standards kept in the database', (open) => {
  const ids = countingIds();
  let opened: Opened;
  let nos: readonly number[];
  let townId: string;
  const run = <T>(work: (tx: Tx) => Promise<T>) => opened.database.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: null }, work);
  const reads = () => opened.database.reads.standards;

  beforeAll(async () => {
    opened = await open();
    await run(async (tx) => {
      const town = (ord: number, name: string) =>
        tx.core.addUnit({
          id: ids.next(),
          kind: 'subdistrict',
          name,
          fullName: `${name}办事处`,
          parentId: null,
          code: null,
          ord,
          validFrom: '2021-01-01',
          validTo: null,
        });
      const [second, first] = [await town(2, '后街道'), await town(1, '前街道')];
      townId = first.id;
      const community = (name: string, subdistrictId: string, ord: number) => ({
        id: ids.next(),
        subdistrictId,
        name,
        code: null,
        haystack: name,
        sortKey: name,
        ord,
        validFrom: '2021-01-01',
        validTo: null,
      });
      const rows = await tx.register.addCommunities([community('丙社区', second.id, 1), community('乙社区', first.id, 2), community('甲社区', first.id, 1)]);
      nos = rows.map((row) => row.no);
      await tx.register.writeValues([{ subjectNo: nos[0]!, metric: 'covenant.posted', value: exact(1), validFrom: '2021-06-01', seq: 1, source: 'evidence' }]);
      await tx.standards.addPack(trialPack([trialRule()]), JSON.stringify(trialPack([trialRule()])), 'hash-one', 1);
    });
  }, 20_000);

  it('answers the pack published last, with its content', async () => {
    expect(await reads().currentPack()).toMatchObject({ no: 1, hash: 'hash-one', pack: { id: 'trial', version: '1.0.0' } });
    await run((tx) => tx.standards.addPack(trialPack([], { version: '1.1.0' }), JSON.stringify(trialPack([], { version: '1.1.0' })), 'hash-two', 2));
    expect(await reads().currentPack()).toMatchObject({ no: 2, hash: 'hash-two', pack: { version: '1.1.0' } });
  });

  it('knows which communities are not judged by the pack in force or under the last choices, and since when the others are', async () => {
    expect(await reads().verdictStanding(2, 5)).toEqual({ stale: nos, oldest: null });
    const row = (subjectNo: number, packNo: number, seq: number, asOf: string) => ({ subjectNo, packNo, seq, asOf, outcomes: 'PFGUAE' });
    await run((tx) => tx.standards.saveVerdicts([row(nos[0]!, 2, 5, '2021-06-02'), row(nos[1]!, 1, 5, '2021-06-01'), row(nos[2]!, 2, 4, '2021-06-01')]));
    expect(await reads().verdictStanding(2, 5)).toEqual({ stale: [nos[1], nos[2]], oldest: '2021-06-02' });
    await run((tx) => tx.standards.saveVerdicts([row(nos[1]!, 2, 5, '2021-06-03'), row(nos[2]!, 2, 5, '2021-06-03')]));
    expect(await reads().verdictStanding(2, 5)).toEqual({ stale: [], oldest: '2021-06-02' });
    await run((tx) => tx.standards.markJudged('2021-06-04'));
    expect(await reads().verdictStanding(2, 5)).toEqual({ stale: [], oldest: '2021-06-04' });
  });

  it('answers letters in register order, of all or of one subdistrict, without communities that are no more', async () => {
    expect((await reads().communityLetters(null)).map((row) => row.name)).toEqual(['甲社区', '乙社区', '丙社区']);
    expect((await reads().communityLetters(townId)).map((row) => row.outcomes)).toEqual(['PFGUAE', 'PFGUAE']);
    await run(async (tx) => tx.register.updateCommunity({ ...(await tx.register.communityByNo(nos[1]!))!, validTo: '2021-06-05' }));
    expect((await reads().communityLetters(null)).map((row) => row.name)).toEqual(['甲社区', '丙社区']);
  });

  it('keeps evidence with its value, newest day first, and hides what was withdrawn unless asked', async () => {
    const evidence = (id: string, onDay: string): EvidenceRow => ({
      id,
      subjectNo: nos[0]!,
      ruleId: 'T-001',
      metric: 'covenant.posted',
      value: exact(1),
      met: true,
      note: '已张贴',
      onDay,
      personId: 'person',
      seq: 3,
      withdrawnSeq: null,
    });
    const [early, late] = [evidence(ids.next(), '2021-06-01'), evidence(ids.next(), '2021-06-03')];
    await run(async (tx) => {
      await tx.standards.addEvidence(late);
      await tx.standards.addEvidence(early);
    });
    expect(await reads().evidenceOf([nos[0]!], 'T-001')).toEqual([
      { ...late, files: 0 },
      { ...early, files: 0 },
    ]);
    await run((tx) => tx.standards.withdrawEvidence(late.id, 9));
    expect((await reads().evidenceOf(nos, null)).map((row) => row.id)).toEqual([early.id]);
    expect((await reads().evidenceOf(nos, null, true)).map((row) => row.withdrawnSeq)).toEqual([9, null]);
    expect(await reads().evidence(late.id)).toEqual({ ...late, withdrawnSeq: 9 });
    await expect(run((tx) => tx.standards.withdrawEvidence(late.id, 10))).rejects.toMatchObject({ code: 'evidence_unknown' });
  });

  it('keeps exemptions, ends them and revokes them', async () => {
    const exemption: ExemptionRow = {
      id: ids.next(),
      subjectNo: nos[0]!,
      ruleId: 'T-001',
      paper: '示例函',
      reason: '在建',
      fromDay: '2021-06-01',
      toDay: '2021-12-31',
      seq: 4,
      revokedSeq: null,
    };
    await run((tx) => tx.standards.addExemption(exemption));
    expect(await reads().exemptions([nos[0]!])).toEqual([exemption]);
    await run((tx) => tx.standards.endExemption(exemption.id, '2021-08-31'));
    expect(await reads().exemption(exemption.id)).toEqual({ ...exemption, toDay: '2021-08-31' });
    await run((tx) => tx.standards.revokeExemption(exemption.id, 6));
    expect([await reads().exemptions(null), await reads().exemption(exemption.id)]).toEqual([[], null]);
    await expect(run((tx) => tx.standards.endExemption(exemption.id, '2021-09-30'))).rejects.toMatchObject({ code: 'exemption_unknown' });
  });
});
