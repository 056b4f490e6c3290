import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { decodeFrame, encodeFrame, type Frame } from './frame.ts';
import type { State } from './state.ts';

/** The long connections of the app's bots. Each event goes to one of them. */
export interface Connections {
  count(): number;
  deliver(
    envelope: object,
    patienceMs?: number,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Breaks all connections, as a network does. */
  cut(): void;
  /** Takes connections on this server; `endpoint` tells an app where. */
  serve(server: Server): void;
  endpoint(body: Readonly<Record<string, unknown>>, host: string): object;
}

const CONTROL = 0;
const DATA = 1;
/** As long as a client waits between attempts; real ones are told minutes. */
const CLIENT = { ReconnectCount: -1, ReconnectInterval: 0.05, ReconnectNonce: 0.02, PingInterval: 120 };

export function connections(state: State): Connections {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (answer: { status: number; body: unknown }) => void>();
  const tickets = new Set<string>();
  const server = new WebSocketServer({ noServer: true });
  let turn = 0;

  server.on('connection', (socket) => {
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) =>
      heard(socket, decodeFrame(new Uint8Array(Buffer.isBuffer(data) ? data : Buffer.from([])))),
    );
  });

  function heard(socket: WebSocket, frame: Frame): void {
    if (frame.method === CONTROL) {
      // The SDK drops what comes before it has pinged, as its listener is not there yet.
      sockets.add(socket);
      const payload = new TextEncoder().encode(JSON.stringify(CLIENT));
      socket.send(encodeFrame({ ...frame, headers: [{ key: 'type', value: 'pong' }], payload }));
      return;
    }
    const id = frame.headers.find(({ key }) => key === 'message_id')?.value ?? '';
    const { code = 0, data } = JSON.parse(new TextDecoder().decode(frame.payload)) as {
      code?: number;
      data?: string;
    };
    const body: unknown = data === undefined ? {} : JSON.parse(Buffer.from(data, 'base64').toString());
    waiting.get(id)?.({ status: code, body });
  }

  return {
    count: () => sockets.size,
    cut: () => {
      for (const socket of server.clients) socket.terminate();
    },
    endpoint(body, host) {
      if (body['AppID'] !== state.app.appId || body['AppSecret'] !== state.app.appSecret)
        return { code: 514, msg: 'auth failed', data: {} };
      const ticket = state.newId('ticket');
      tickets.add(ticket);
      const URL = `ws://${host}/ws/v2?fpid=1&device_id=1&service_id=1&ticket=${ticket}`;
      return { code: 0, msg: '', data: { URL, ClientConfig: CLIENT } };
    },
    serve(http) {
      http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const ticket = new URL(request.url ?? '', 'http://fake').searchParams.get('ticket') ?? '';
        if (!tickets.delete(ticket)) return void socket.destroy();
        server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request));
      });
    },
    deliver(envelope, patienceMs = 3_000) {
      const all = [...sockets];
      turn += 1;
      const socket = all[turn % all.length];
      const id = state.newId('frame');
      const halves = split(new TextEncoder().encode(JSON.stringify(envelope)));
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ status: 0, body: undefined }), patienceMs);
        const settle = (answer: { status: number; body: unknown }) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        waiting.set(id, settle);
        for (const [place, payload] of halves.entries())
          socket?.send(encodeFrame(eventFrame(id, payload, [place, halves.length])));
      });
    },
  };
}

/** Long events come in several frames; here all do, so that joining them is always tried. */
function split(bytes: Uint8Array): Uint8Array[] {
  const middle = Math.floor(bytes.byteLength / 2);
  return [bytes.slice(0, middle), bytes.slice(middle)];
}

function eventFrame(id: string, payload: Uint8Array, [seq, sum]: readonly [number, number]): Frame {
  const headers = Object.entries({
    type: 'event',
    message_id: id,
    sum: String(sum),
    seq: String(seq),
    trace_id: id,
  });
  return {
    seqId: 1,
    logId: 1,
    service: 1,
    method: DATA,
    headers: headers.map(([key, value]) => ({ key, value })),
    payload,
  };
}
