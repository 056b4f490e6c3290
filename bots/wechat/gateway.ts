import { createHash } from 'node:crypto';
import { type Sender, senderOf } from './inbound.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Speaker, speakerOf } from './outbound.ts';
import { type Caution, caution } from './pace.ts';
import type { Ask } from './service.ts';
import type { Settings } from './settings.ts';
import { openSpool, type Spool, SpoolFull } from './spool.ts';
import type { Account, Heard, Turn, World } from './world.ts';

/** The whole gateway but its process: what it knows, and what it does about each thing that happens. */
export interface Gateway {
  readonly spool: Spool;
  readonly journal: Journal;
  readonly sender: Sender;
  readonly speaker: Speaker;
  start(): Promise<void>;
  isReady(): boolean;
  /** Why it is not ready; empty when it is. */
  reasons(): readonly string[];
  /** The code to scan, while one is asked for. */
  code(): string | undefined;
  tellStatus(): Promise<void>;
  close(): Promise<void>;
}

interface Outside {
  readonly ask: Ask;
  readonly account: Account;
  readonly world: World;
  /** Ends the process: only a new one hears again. */
  readonly leave: (why: string) => void;
  readonly pngOf?: (code: string) => Promise<Uint8Array>;
  /** Another pace than the prudent one: a drill has no time for it. */
  readonly rules?: Caution;
  /** Another size of the spool than the usual one, for the same reason. */
  readonly spoolMostBytes?: number;
}

const usualSpoolBytes = 64 * 1024 * 1024;
const beatMs = 90_000;
const spoolPatienceMs = 60_000;
const codeLifeMs = 120_000;
const codesAnHour = 3;
const mediaMost = 2_500_000;

export async function openGateway(settings: Settings, outside: Outside): Promise<Gateway> {
  const { ask, account, world } = outside;
  const spool = await openSpool(settings.folder, {
    now: world.now,
    mostBytes: outside.spoolMostBytes ?? usualSpoolBytes,
  });
  const journal = await openJournal(settings.folder);
  const sender = senderOf(spool, ask, world);
  const rules: Caution = outside.rules ?? { ...caution, perDay: settings.perDay };
  const speaker = speakerOf(journal, { ask, account, rules }, world);
  const process = world.newId();
  let isLoggedIn = false;
  let beatAtMs = 0;
  let lastInboundAtMs: number | undefined;
  let scanned: { code: string; atMs: number } | undefined;
  let codes: number[] = [];
  let lost = 0;
  /** A number that is being told keeps its name until it was taken: an answer that is lost tells nobody twice. */
  let telling: { readonly id: string; readonly count: number } | undefined;

  /** What is told of the account goes the way of messages: on the disk first. */
  function put(id: string, what: object): Promise<void> {
    return spool.put({ account: settings.account, id, what });
  }

  async function heard(message: Heard): Promise<void> {
    const { room, images, ...rest } = message;
    if (room !== undefined && settings.rooms.length > 0 && !settings.rooms.includes(room)) return;
    lastInboundAtMs = world.now();
    const ids = images.map((_, place) => mediaId(settings.account, message.id, place));
    const what = { kind: 'message', ...(room !== undefined && { room }), ...rest, images: ids };
    const { id: _, ...told } = what;
    try {
      await put(message.id, told);
    } catch (error) {
      // Nobody is told in words that are lost, so that their number is.
      lost += 1;
      world.log('inbound.lost', { lost, full: error instanceof SpoolFull });
      return;
    }
    // Words never wait for a photo.
    await Promise.all(images.map((fetchImage, place) => sendMedia(ids[place] ?? '', fetchImage)));
  }

  async function sendMedia(id: string, fetchImage: () => Promise<Uint8Array>): Promise<void> {
    try {
      const bytes = await fetchImage();
      if (bytes.byteLength > mediaMost) return world.log('media.too-large', { bytes: bytes.byteLength });
      for (let tries = 0; tries < 5; tries += 1) {
        const status = await ask(`/hooks/wechat/media/${id}`, bytes).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 200 || status === 413 || status === 422) return;
        await world.sleep(2_000 * 2 ** tries);
      }
    } catch {
      world.log('media.failed');
    }
  }

  async function turned(turn: Turn): Promise<void> {
    switch (turn.kind) {
      case 'beat':
        beatAtMs = world.now();
        return;
      case 'echo':
        return speaker.echoed(turn.at, turn.text);
      case 'complaint':
        await speaker.rest('complaint');
        return tellStatus();
      case 'scan':
        return askToScan(turn.code);
      case 'login':
        return loggedIn(turn.id);
      case 'logout':
        return loggedOut(turn.reason);
      case 'lost':
        return outside.leave(turn.code);
    }
  }

  async function askToScan(code: string): Promise<void> {
    scanned = { code, atMs: world.now() };
    codes = codes.filter((atMs) => atMs > world.now() - 3_600_000);
    if (codes.length >= codesAnHour) return;
    codes = [...codes, world.now()];
    const png = await outside.pngOf?.(code).catch(() => undefined);
    const encoded = png && { png: Buffer.from(png).toString('base64') };
    await put(`qr-${world.newId()}`, { kind: 'qr', ...encoded });
  }

  /** Whoever scans logs his own account in, so it is looked whether it is the one that was agreed on. */
  async function loggedIn(id: string): Promise<void> {
    scanned = undefined;
    if (settings.expected !== undefined && id !== settings.expected) {
      isLoggedIn = false;
      await put(`wrong-${world.newId()}`, { kind: 'wrong-account' });
      return account.logout();
    }
    isLoggedIn = true;
    beatAtMs = world.now();
    const session = account.stableIds ? id : `${id}-${world.newId()}`;
    await put(`login-${world.newId()}`, { kind: 'login', session, stableIds: account.stableIds });
    await tellStatus();
  }

  /** A puppet that is reset says that it stops; all else is being put out. */
  async function loggedOut(reason: string): Promise<void> {
    isLoggedIn = false;
    world.log('account.out', { reset: /stop/.test(reason) });
    if (/stop/.test(reason)) await world.sleep(20_000);
    if (!isLoggedIn) await tellStatus();
  }

  async function tellStatus(): Promise<void> {
    const known = lastInboundAtMs !== undefined && { lastInboundAtMs };
    const rests = speaker.rests();
    const told = lostToTell();
    const more = { ...known, ...(rests && { rests }), ...(told && { lost: told }) };
    const body = { account: settings.account, process, loggedIn: isAwake(), ...more };
    const { status } = await ask('/hooks/wechat/status', body).catch(() => ({ status: 0 }));
    if (status !== 200) return world.log('status.failed', { status });
    if (telling === told) telling = undefined;
  }

  function lostToTell() {
    if (!telling && lost > 0) {
      telling = { id: world.newId(), count: lost };
      lost = 0;
    }
    return telling;
  }

  /** The library’s own flag stays true after a cut, so that a heart that beats is asked for too. */
  function isAwake(): boolean {
    return isLoggedIn && world.now() - beatAtMs <= beatMs;
  }

  function reasons(): string[] {
    const oldest = spool.oldestMs();
    const isStuck = oldest !== undefined && world.now() - oldest > spoolPatienceMs;
    return [
      ...(isLoggedIn ? [] : ['logged out']),
      ...(isLoggedIn && !isAwake() ? ['no heartbeat'] : []),
      ...(isStuck ? ['the spool is not taken'] : []),
      ...(lost > 0 || telling ? ['the spool is full'] : []),
    ];
  }

  return {
    ...{ spool, journal, sender, speaker, tellStatus, reasons },
    start: () => account.start({ heard, turned }),
    isReady: () => settings.speaks && isAwake(),
    code: () => (scanned && world.now() - scanned.atMs < codeLifeMs ? scanned.code : undefined),
    async close() {
      await Promise.all([spool.close(), journal.close()]);
    },
  };
}

/** The same for the same message, so that a redelivery names the same bytes. */
function mediaId(account: string, message: string, place: number): string {
  return createHash('sha256').update(`${account} ${message} ${place}`).digest('hex').slice(0, 40);
}
