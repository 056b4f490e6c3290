import { gatewaySilent } from '../../conversation/gateway/words.ts';
import type { Instant } from '../../domain/time.ts';
import { loadGateway, openGateway, putGateway } from '../../store/gateway.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { toAdministrators } from './tell.ts';

/** The dead-man's switch: a gateway that died cannot say so itself. */
export async function tickGateway(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await loadGateway(deps.table, openGateway(row).value.account);
  if (!stored || stored.value.silentSince !== undefined) return nothing;
  const { account, statusAt } = stored.value;
  return {
    writes: [putGateway({ ...stored.value, silentSince: now }, stored.version)],
    sends: await toAdministrators(
      deps,
      `gateway.silent#${account}#${statusAt}`,
      gatewaySilent(statusAt, now),
    ),
  };
}
