import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import type { Address } from '../domain/message.ts';
import type { Deps } from './deps.ts';

/** Those of somebody's addresses that can be written to unasked, on channels that are on: preferred first. */
export function reachable({ channels }: Deps, addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(
    (address) =>
      capabilitiesOf(address).pushes && (channels === undefined || channels.includes(address.channel)),
  );
}
