import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';

export interface ParametersServer {
  readonly endpoint: string;
  /** What was asked for, request by request. */
  readonly asked: readonly (readonly string[])[];
  stop(): Promise<void>;
}

/** Whose calls are believed. */
export const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret of the test' };

/** As much of SSM as secrets by name need: GetParameters, and only for those whose signature Amazon's own signer would make. */
export async function startParameters(
  region: string,
  parameters: Readonly<Record<string, string>>,
): Promise<ParametersServer> {
  const asked: string[][] = [];
  const signer = new SignatureV4({
    service: 'ssm',
    region,
    credentials,
    sha256: Sha256,
    applyChecksum: false,
  });
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (request.headers.authorization !== (await wanted(request, body))) {
      response.statusCode = 400;
      return void response.end(JSON.stringify({ __type: 'InvalidSignatureException' }));
    }
    const { Names, WithDecryption } = JSON.parse(body);
    if (Names.length > 10 || WithDecryption !== true) {
      response.statusCode = 400;
      return void response.end(JSON.stringify({ __type: 'ValidationException' }));
    }
    asked.push(Names);
    const known = Names.filter((name: string) => parameters[name] !== undefined);
    const Parameters = known.map((Name: string) => ({ Name, Type: 'SecureString', Value: parameters[Name] }));
    const InvalidParameters = Names.filter((name: string) => !known.includes(name));
    response.end(JSON.stringify({ Parameters, InvalidParameters }));
  }

  /** The header as the official signer writes it for what came. */
  async function wanted(request: IncomingMessage, body: string): Promise<string | undefined> {
    const signedNames =
      /SignedHeaders=([^,]*)/.exec(request.headers.authorization ?? '')?.[1]?.split(';') ?? [];
    const headers = Object.fromEntries(signedNames.map((name) => [name, String(request.headers[name])]));
    const date = String(request.headers['x-amz-date']);
    const signed = await signer.sign(
      { method: 'POST', protocol: 'http:', hostname: '', path: request.url ?? '', headers, body },
      { signingDate: new Date(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')) },
    );
    return signed.headers['authorization'];
  }
}

/** The hash as the signer wants it. */
export class Sha256 {
  private readonly hash;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
}
