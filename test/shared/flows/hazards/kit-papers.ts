import { inflateRawSync } from 'node:zlib';
import { type Town, toldTo } from './kit.ts';

/** The file somebody got when he asked for it so. */
export async function fileFor(
  town: Town,
  person: string,
  said: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const heard = [...(await town.says(person, said)), ...(await town.passes(1))];
  const file = heard.find(({ to, file: found }) => found && 'person' in to && to.person === person)?.file;
  if (!file) throw new Error(`no file for ${person}: ${toldTo(person, heard)}`);
  return { name: file.name, bytes: (await town.house.deps.photos.get(file.key))?.bytes ?? new Uint8Array() };
}

/** What an archive holds, as any reader finds it: by the list at its end. */
export function unpacked(bytes: Uint8Array): Map<string, Buffer> {
  const all = Buffer.from(bytes);
  const found = new Map<string, Buffer>();
  for (let at = all.readUInt32LE(all.length - 6); all.readUInt32LE(at) === 0x02014b50; ) {
    const [packed, names, extra, comment] = [
      all.readUInt32LE(at + 20),
      all.readUInt16LE(at + 28),
      all.readUInt16LE(at + 30),
      all.readUInt16LE(at + 32),
    ];
    const local = all.readUInt32LE(at + 42);
    const start = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const content = all.subarray(start, start + packed);
    const isStored = all.readUInt16LE(at + 10) === 0;
    found.set(
      all.subarray(at + 46, at + 46 + names).toString(),
      isStored ? content : inflateRawSync(content),
    );
    at += 46 + names + extra + comment;
  }
  return found;
}

/** What a document says. */
export function textOf(docx: Uint8Array): string {
  return (unpacked(docx).get('word/document.xml')?.toString() ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
