import { AppError } from '#shared/domain/errors.ts';
import { templateSheet, type FillRow } from '#shared/domain/import/templateSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { metricByKey, metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { missingMetrics, tickedMetrics } from '#shared/domain/standards/missing.ts';
import type { registerContract } from '#shared/contract/register.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { importTemplateWords } from '#shared/words/import.ts';
import { missingWords } from '#shared/words/missing.ts';
import { JUDGED_AT_ONCE, judgingOn, toExemption } from './judging.ts';
import { XLSX } from './mime.ts';
import type { CommunityRow, Ports } from './ports.ts';

type MissingHandlers = Pick<Handlers<typeof registerContract>, 'register.missing' | 'register.exportMissing'>;
type Scope = { readonly communityId: string | null; readonly subdistrictId: string | null };
/** A community with what its verdicts wait for. */
type Lacking = { readonly community: CommunityRow; readonly town: string; readonly missing: ReadonlyMap<string, number> };

/** So many communities are listed; all are counted and exported. */
const MOST_ROWS = 500;
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** 补齐数据: what is missing where, by column and by community, and the sheet to fill it in. */
export function missingHandlers(ports: Ports): MissingHandlers {
  return {
    async 'register.missing'({ metric, ...scope }) {
      const { lacking, ticked } = await gather(ports, scope);
      const columns = new Map<string, { communities: number; verdicts: number }>();
      for (const { missing } of lacking) {
        for (const [key, verdicts] of missing) {
          const column = columns.get(key) ?? { communities: 0, verdicts: 0 };
          columns.set(key, { communities: column.communities + 1, verdicts: column.verdicts + verdicts });
        }
      }
      const rows = lacking.filter((row) => metric === null || row.missing.has(metric)).sort((a, b) => b.missing.size - a.missing.size);
      return {
        communities: lacking.length,
        total: rows.length,
        columns: metrics.filter((each) => columns.has(each.key)).map((each) => ({ metric: each.key, ticked: ticked.has(each.key), ...columns.get(each.key)! })),
        rows: rows
          .slice(0, MOST_ROWS)
          .map(({ community, town, missing }) => ({ id: community.id, name: community.name, subdistrict: town, missing: missing.size })),
      };
    },
    async 'register.exportMissing'(scope) {
      const { lacking, ticked, values } = await gather(ports, scope);
      const asked = new Set(lacking.flatMap(({ missing }) => [...missing.keys()].filter((key) => !ticked.has(key))));
      if (asked.size === 0) throw new AppError('register_nothing_missing');
      const wanted = lacking.filter(({ missing }) => [...missing.keys()].some((key) => asked.has(key)));
      const towns = [...new Set(wanted.map(({ town }) => town))];
      const rows = wanted.map((row, at) => fillRow(row, at, values.get(row.community.no) ?? NOTHING));
      const sheet = templateSheet(
        metrics.filter((metric) => asked.has(metric.key)),
        towns,
        { ...importTemplateWords, ...missingWords.sheet },
        rows,
      );
      const bytes = await ports.spreadsheets.write([sheet]);
      const name = missingWords.fileName(ports.clock.today());
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
  };
}

/** Every community in the scope to which something is missing, in the order of the register. */
async function gather(ports: Ports, { communityId, subdistrictId }: Scope) {
  const { reads } = ports;
  const [{ judge }, all, units] = await Promise.all([judgingOn(reads, ports.clock.today()), reads.register.communities(), reads.core.units()]);
  const towns = new Map(units.map((unit) => [unit.id, unit.name]));
  const asked = all.filter(
    (row) => row.validTo === null && (communityId === null || row.id === communityId) && (subdistrictId === null || row.subdistrictId === subdistrictId),
  );
  if (communityId !== null && asked.length === 0) throw new AppError('community_unknown');
  const lacking: Lacking[] = [];
  const values = new Map<number, ReadonlyMap<string, MetricValue>>();
  for (let start = 0; start < asked.length; start += JUDGED_AT_ONCE) {
    const part = asked.slice(start, start + JUDGED_AT_ONCE);
    const nos = part.map((row) => row.no);
    const [own, papers] = await Promise.all([reads.register.currentValues(nos), reads.standards.exemptions(nos)]);
    const exemptions = Map.groupBy(papers, (row) => row.subjectNo);
    for (const community of part) {
      const exempt = judge.exemptRules((exemptions.get(community.no) ?? []).map(toExemption));
      const missing = missingMetrics(judge, judge.slots(own.get(community.no) ?? NOTHING), exempt);
      if (missing.size === 0) continue;
      lacking.push({ community, town: towns.get(community.subdistrictId) ?? '', missing });
      values.set(community.no, own.get(community.no) ?? NOTHING);
    }
  }
  return { lacking, values, ticked: tickedMetrics(judge) };
}

/** Who it is and what is known stands there already; what is missing is marked. */
function fillRow({ community, town, missing }: Lacking, at: number, values: ReadonlyMap<string, MetricValue>): FillRow {
  const identity: Readonly<Record<string, string | number | null>> = { ordinal: at + 1, subdistrict: town, name: community.name, code: community.code };
  return {
    identity: (key) => identity[key] ?? null,
    metric: (key) => {
      const value = values.get(key);
      const metric = metricByKey.get(key);
      // A figure of a period too long ago is asked for anew.
      if (missing.has(key)) return { value: null, mark: 'changed' };
      if (value !== undefined && metric !== undefined && value.qualifier !== 'unfilled') return valueCell(metric, value);
      return null;
    },
  };
}
