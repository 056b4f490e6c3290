import protobuf from 'protobufjs/minimal.js';

/** A frame of the long connection, as the SDK's pbbp2.Frame. */
export interface Frame {
  readonly seqId: number;
  readonly logId: number;
  readonly service: number;
  readonly method: number;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly payload: Uint8Array;
}

export function encodeFrame(frame: Frame): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(8).uint64(frame.seqId).uint32(16).uint64(frame.logId);
  writer.uint32(24).int32(frame.service).uint32(32).int32(frame.method);
  for (const { key, value } of frame.headers) {
    writer.uint32(42).fork().uint32(10).string(key).uint32(18).string(value).ldelim();
  }
  return writer.uint32(66).bytes(frame.payload).finish();
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const reader = protobuf.Reader.create(bytes);
  const numbers = new Map<number, number>();
  const headers: { key: string; value: string }[] = [];
  let payload = new Uint8Array();
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const field = tag >>> 3;
    if (field <= 4) numbers.set(field, Number(reader.uint64()));
    else if (field === 5) headers.push(decodeHeader(reader.bytes()));
    else if (field === 8) payload = new Uint8Array(reader.bytes());
    else reader.skipType(tag & 7);
  }
  const number = (field: number) => numbers.get(field) ?? 0;
  return { seqId: number(1), logId: number(2), service: number(3), method: number(4), headers, payload };
}

function decodeHeader(bytes: Uint8Array): { key: string; value: string } {
  const reader = protobuf.Reader.create(bytes);
  const texts = ['', '', ''];
  while (reader.pos < reader.len) texts[reader.uint32() >>> 3] = reader.string();
  return { key: texts[1] ?? '', value: texts[2] ?? '' };
}
