import type { standardsContract } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import type { Ports } from './ports.ts';
import { cityHandlers } from './standardsCity.ts';
import { evidenceHandlers } from './standardsEvidence.ts';
import { exemptionHandlers } from './standardsExemptions.ts';
import { ofCommunityHandlers } from './standardsOfCommunity.ts';
import { overviewHandlers } from './standardsOverview.ts';
import { packHandlers } from './standardsPack.ts';

/** Standards: the pack and its readings, verdicts counted and one by one, ticks with evidence, exemptions, duties above the communities. */
export function standardsHandlers(ports: Ports): Handlers<typeof standardsContract> {
  return {
    ...packHandlers(ports),
    ...overviewHandlers(ports),
    ...ofCommunityHandlers(ports),
    ...evidenceHandlers(ports),
    ...exemptionHandlers(ports),
    ...cityHandlers(ports),
  };
}
