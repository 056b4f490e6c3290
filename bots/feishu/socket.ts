import { EventDispatcher, type HttpInstance, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { type Ear, type Inbound, MouthError, type Reply } from '../../shared/domain/message.ts';
import { overHttp, type Transport } from '../kit/http.ts';
import { clickAnswer, type Hearing } from './ear.ts';
import { type Answer, type Asked, exchange } from './exchange.ts';
import { inboundOf } from './inbound.ts';

export interface SocketOptions extends Hearing {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  readonly transport?: Transport | undefined;
  /** Told when the connection comes and goes. */
  readonly onState?: (state: 'connected' | 'reconnecting') => void;
}

type Hear = (inbound: Inbound) => Promise<Reply>;

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** A ping unanswered this long means that the connection is dead. */
const PONG_SECONDS = 30;
const HANDSHAKE_MS = 10_000;

/**
 * Hears over a connection that we open ourselves, for machines without a public address. It carries no signature, being
 * opened with the app's secret, and joins behind the gate; over HTTP nothing is accepted.
 */
export function feishuSocketEar(options: SocketOptions): Ear {
  return {
    receive: async () => ({ kind: 'settled', response: new Response(null, { status: 401 }) }),
    listen: (hear, signal) => listen(options, hear, signal),
  };
}

/** Ends when `signal` aborts and what was being heard has been answered. Throws MouthError if the platform refuses the app. */
async function listen(options: SocketOptions, hear: Hear, signal: AbortSignal): Promise<void> {
  // The SDK says nothing at all about an id of another form, and never connects.
  if (!/^cli_[0-9a-fA-F]{16}$/.test(options.appId)) throw refused('app-id');
  if (signal.aborted) return;
  const open = new Set<Promise<unknown>>();
  const eventDispatcher = dispatcher((envelope) => {
    // An error is answered with 500, and the platform delivers again.
    if (signal.aborted) return Promise.reject(new Error('going down'));
    const answered = answer(options, hear, envelope).finally(() => open.delete(answered));
    open.add(answered);
    return answered;
  });
  let client: WSClient | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      client = clientOf(options, () => reject(refused('connection')));
      client.start({ eventDispatcher }).catch(reject);
    });
  } finally {
    await Promise.allSettled(open);
    // The SDK writes an answer right after it has it.
    await new Promise((resolve) => setImmediate(resolve));
    client?.close();
  }
}

function refused(code: string): MouthError {
  return new MouthError({ kind: 'operator', code });
}

/** The SDK's dispatcher, its own parsing replaced: it would flatten the envelope. */
function dispatcher(invoke: (envelope: unknown) => Promise<unknown>): EventDispatcher {
  return Object.assign(new EventDispatcher({ logger: silent, loggerLevel: LoggerLevel.fatal }), { invoke });
}

function clientOf(options: SocketOptions, onRefused: () => void): WSClient {
  const { appId, appSecret, baseUrl, transport = overHttp, onState } = options;
  return new WSClient({
    ...{ appId, appSecret, domain: baseUrl, logger: silent, loggerLevel: LoggerLevel.fatal },
    httpInstance: endpoint(exchange(transport, HANDSHAKE_MS)),
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    onReady: () => onState?.('connected'),
    onReconnecting: () => onState?.('reconnecting'),
    onReconnected: () => onState?.('connected'),
    onError: onRefused,
  });
}

async function answer(options: SocketOptions, hear: Hear, envelope: unknown): Promise<object | undefined> {
  const inbound = inboundOf(envelope, options.bot?.());
  if (inbound === undefined) return undefined;
  const reply = await hear(inbound);
  return inbound.kind === 'clicked' ? clickAnswer(options, inbound, reply) : undefined;
}

/** Codes with which the endpoint refuses an app for good. */
const forGood = ['403', '514'];

/** The SDK tries again only on what is thrown, and gives up on any code it is handed; so it is handed none but the final ones. */
function endpoint(http: HttpInstance): HttpInstance {
  const request = async (asked: Asked): Promise<Answer> => {
    try {
      return await http.request(asked);
    } catch (error) {
      if (!(error instanceof MouthError) || !forGood.includes(error.failure.code)) throw error;
      return { code: Number(error.failure.code), msg: '', data: {} };
    }
  };
  return { ...http, request };
}
