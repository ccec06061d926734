import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { BatchResult } from '#shared/contract/cases.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller } from '#shared/rpc/rpc.ts';
import type { JobControl, Ports } from '#shared/services/ports.ts';
import type { SampleCommunity } from './figures.ts';
import { pictureBytes, type PictureName } from './pictures.ts';
import type { Random } from './random.ts';
import type { Plan } from './steps.ts';
import type { WalkingClock } from './walkingClock.ts';

/** What making the sample needs: the program itself, over a database of its own and a clock that is led. */
export type SampleTools = {
  readonly call: Caller<AppContract>;
  readonly ports: Ports;
  readonly clock: WalkingClock;
  readonly today: string;
  /** Puts bytes where an upload would leave them; answers the staged id. */
  stage(name: string, bytes: Uint8Array, mime: string): Promise<string>;
  /** Lets other work of the process run. */
  pause(): Promise<void>;
  readonly control: JobControl;
};

/** The story being acted: tools, plan, and what the program answered so far. */
export type Cast = {
  readonly tools: SampleTools;
  readonly plan: Plan;
  readonly random: Random;
  readonly communities: readonly SampleCommunity[];
  /** Ids by their place in the plan. */
  readonly communityIds: string[];
  readonly townIds: string[];
  readonly rounds: Map<number, string>;
  readonly cases: Map<number, string>;
  readonly orders: Map<number, string>;
  /** Values as the register has them now. */
  readonly values: ReadonlyArray<Map<string, MetricValue>>;
  /** Areas that follow from one room: `community metric` → its item. */
  readonly rooms: Map<string, { readonly itemId: string; revision: number }>;
  /** The persons who act. */
  readonly clerk: string;
  readonly chief: string;
  readonly inspector: string;
  readonly ticked: ReadonlyArray<{ readonly ruleId: string; readonly metric: string }>;
};

/** The only result of a batch of one; throws what stood against it. */
export function done(results: readonly BatchResult[]): void {
  for (const result of results) if (!result.ok) throw new AppError(result.code ?? 'internal', result.data as ErrorData);
}

/** A row to act on, on the revision it has now. */
export async function caseTarget({ tools, cases }: Cast, finding: number): Promise<{ id: string; revision: number }[]> {
  const row = await tools.ports.reads.cases.case(cases.get(finding)!);
  return [{ id: row!.id, revision: row!.revision }];
}

export async function orderTarget({ tools, orders }: Cast, order: number): Promise<{ id: string; revision: number }[]> {
  const row = await tools.ports.reads.cases.order(orders.get(order)!);
  return [{ id: row!.id, revision: row!.revision }];
}

/** A drawing as an uploaded photo. */
export async function photo({ tools }: Cast, picture: PictureName, name: string, kind: string): Promise<{ staged: string; kind: string }> {
  return { staged: await tools.stage(name, pictureBytes(picture), 'image/png'), kind };
}
