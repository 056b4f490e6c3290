import { personCard, plainCard } from '../../conversation/alerts/words-card.ts';
import { answersTo } from '../../conversation/alerts/words-wanted.ts';
import { channelNames } from '../../conversation/channel-names.ts';
import { withoutButtons } from '../../conversation/delivery.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { capabilitiesOf, robotPrefix } from '../../domain/delivery/capabilities.ts';
import { numberable } from '../../domain/delivery/choices.ts';
import type { Address, Card, Channel } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { ackByOf } from '../alerts/audience.ts';
import type { Deps } from '../deps.ts';

/** A card as one platform shows it. */
export interface Face {
  readonly channel: Channel;
  readonly name: string;
  readonly card: Card;
  readonly buttons: boolean;
  /** Nobody can be written to there unasked. */
  readonly mute: boolean;
  /** The channel is not configured here. */
  readonly off: boolean;
}

export interface Faces {
  readonly inGroup: readonly Face[];
  readonly alone: readonly Face[];
}

const platforms = ['feishu', 'wecom', 'dingtalk', 'wechat'] as const;

/** What a group and a liaison would read on each platform, by what the platform can do; a group's count is its own. */
export async function facesOf(deps: Deps, broadcast: Broadcast, now: Instant): Promise<Faces> {
  const by = (await loadBureau(deps.table))?.value;
  const ackBy = broadcast.ackBy ?? (await ackByOf(deps, broadcast, now));
  const shown = { by, at: broadcast.sentAt ?? now };
  const plain = plainCard({ ackBy, ...broadcast }, shown);
  const group = broadcast.asks ? { ...plain, actions: answersTo(broadcast) } : plain;
  const person = personCard({ ackBy, ...broadcast }, shown);
  return {
    inGroup: platforms.map((channel) => faceOf(deps, groupOn(deps, channel), group)),
    alone: platforms.map((channel) => faceOf(deps, { channel, kind: 'person', id: '' }, person)),
  };
}

/** The robot of a webhook where there is one, or where the platform has no other voice in a group. */
function groupOn({ robots, channels }: Deps, channel: Channel): Address {
  const hasRobot = robots.some((robot) => robot.channel === channel) && !channels?.includes(channel);
  const id = channel === 'wecom' || hasRobot ? robotPrefix : '';
  return { channel, kind: 'chat', id };
}

function faceOf({ robots, channels }: Deps, to: Address, card: Card): Face {
  const { buttons, hears, pushes } = capabilitiesOf(to);
  const heard = hears === 'mentions' && to.kind === 'person' ? 'everything' : hears;
  const numbers = hears === 'nothing' ? [] : numberable(card).map(({ label }) => label);
  const isOn =
    channels === undefined ||
    channels.includes(to.channel) ||
    robots.some(({ channel }) => channel === to.channel);
  return {
    ...{ channel: to.channel, name: channelNames[to.channel], buttons, mute: !pushes, off: !isOn },
    card: buttons ? card : withoutButtons(card, { numbers, links: [], hears: heard }),
  };
}
