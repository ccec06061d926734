import { sampleOrderWords, sampleWords } from '#shared/words/sample.ts';
import { samplePlaceWords } from '#shared/words/samplePlaces.ts';
import { type Cast, done, orderTarget, photo } from './cast.ts';
import { milestoneDays } from './currentRound.ts';
import type { PlannedOrder, Step } from './steps.ts';

type OrderStep = Extract<Step, { readonly order: number }>;

/** What happens to an order: drafted by the clerk, reviewed by the chief, signed, served, received. */
export async function actOrder(cast: Cast, step: OrderStep): Promise<void> {
  const { tools, plan, clerk, chief, communities, random } = cast;
  const planned = plan.orders[step.order]!;
  const on = tools.clock.today();
  if (step.do === 'draft') return draft(cast, planned);
  if (!cast.orders.has(step.order)) return;
  const orders = await orderTarget(cast, step.order);
  const town = communities.find((community) => community.town === planned.town)!.townName;
  // A 问责建议 is received where it is handed over.
  const receiver = samplePlaceWords.receiver(planned.stage === 'accountability' ? sampleOrderWords.competentShort : town, planned.town * 5 + (step.order % 3));
  switch (step.do) {
    case 'review':
      return done(await tools.call('orders.review', { orders, on }, { actor: chief }));
    case 'send_back':
      return done(await tools.call('orders.sendBack', { orders, on, reason: sampleOrderWords.sentBack }, { actor: chief }));
    case 'issue':
      return done(await tools.call('orders.issue', { orders, on, signer: samplePlaceWords.signer }, { actor: clerk }));
    case 'serve': {
      const method = random.weighted([
        { method: 'direct', weight: 60 },
        { method: 'exchange', weight: 30 },
        { method: 'electronic', weight: 10 },
      ] as const).method;
      return done(await tools.call('orders.serve', { orders, on, method, receiver }, { actor: clerk }));
    }
    case 'acknowledge': {
      const files = random.chance(0.35) ? [await photo(cast, 'receipt', sampleWords.receiptScan, 'receipt')] : [];
      return done(await tools.call('orders.acknowledge', { orders, on, receiver, files }, { actor: clerk }));
    }
    case 'urge':
      return done(await tools.call('orders.urge', { orders, on }, { actor: clerk }));
    case 'void':
      return done(await tools.call('orders.void', { orders, on, reason: sampleOrderWords.voidReason }, { actor: chief }));
    case 'outcome':
      await tools.call('orders.recordOutcome', { ...orders[0]!, on, outcome: sampleOrderWords.outcome }, { actor: clerk });
  }
}

async function draft(cast: Cast, { key, stage, town, findings, phasedMonths }: PlannedOrder): Promise<void> {
  const { tools, clerk, communities } = cast;
  const caseIds = findings.map((finding) => cast.cases.get(finding)).filter((id) => id !== undefined);
  if (caseIds.length === 0) return;
  const { orders } = await tools.call('orders.draft', { stage, caseIds }, { actor: clerk });
  const id = orders[0]!.id;
  cast.orders.set(key, id);
  if (stage !== 'accountability' && phasedMonths === null) return;
  const items = await tools.ports.reads.cases.itemsOfOrder(id);
  const days = milestoneDays(tools.clock.today(), phasedMonths ?? 0);
  const phased = {
    manner: 'phased' as const,
    period: { unit: 'month' as const, count: phasedMonths ?? 1 },
    milestones: days.map((dueOn, at) => ({ title: sampleOrderWords.milestones[at]!, dueOn })),
  };
  await tools.call(
    'orders.saveDraft',
    {
      ...(await orderTarget(cast, key))[0]!,
      urgentReason: '',
      copies: [],
      competentBody: stage === 'accountability' ? sampleOrderWords.competentBody : '',
      personsNamed: stage === 'accountability' ? sampleOrderWords.persons(communities.find((community) => community.town === town)!.townName) : '',
      items: items.map((item) => ({
        no: item.no,
        requirement: item.requirement,
        ...(phasedMonths === null ? { manner: item.manner, milestones: item.milestones.map((one) => ({ ...one })), period: { ...item.period } } : phased),
      })),
    },
    { actor: clerk },
  );
}
