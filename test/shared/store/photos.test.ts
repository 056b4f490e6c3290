import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoStore } from '../../../shared/store/photos.ts';
import { bucketPhotos } from '../../../shared/store/photos-bucket.ts';
import { folderPhotos } from '../../../shared/store/photos-folder.ts';
import { bucketLinks } from '../../../shared/store/photos-links.ts';
import { startBucket } from '../../kit/bucket-server.ts';
import { Sha256 } from '../../kit/cloud/parameters-server.ts';
import { all } from './engines.ts';

interface Opened {
  readonly photos: PhotoStore;
  close(): Promise<void>;
}

const places: Record<string, () => Promise<Opened>> = {
  'a folder': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'photos-'));
    return { photos: folderPhotos(join(folder, 'photos')), close: () => rm(folder, { recursive: true }) };
  },
  'a bucket': async () => {
    const server = await startBucket();
    return {
      photos: bucketPhotos({ ...server, bucket: 'photos', region: 'local' }),
      close: () => server.stop(),
    };
  },
};

describe.each(Object.keys(places))('photos in %s', (name) => {
  let opened: Opened;
  beforeAll(async () => {
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test';
    const open = places[name];
    if (open) opened = await open();
  });
  afterAll(() => opened.close());

  test('a photo is kept as it came, may be put again, and is gone when removed', async () => {
    const bytes = Uint8Array.from([0, 10, 13, 255, 216, 10]);
    expect(await opened.photos.get('ph_1')).toBeUndefined();
    await opened.photos.put('ph_1', bytes, 'image/jpeg');
    await opened.photos.put('ph_1', bytes, 'image/jpeg');
    expect(await opened.photos.get('ph_1')).toEqual({ bytes, type: 'image/jpeg' });
    await opened.photos.remove('ph_1');
    await opened.photos.remove('ph_1');
    expect(await opened.photos.get('ph_1')).toBeUndefined();
  });

  test('all that are kept are listed', async () => {
    expect(await all(opened.photos.list())).toEqual([]);
    const ids = ['ph_a', 'ph_b', 'ph_c', 'ph_d', 'ph_e'];
    for (const id of ids) await opened.photos.put(id, Uint8Array.from([1]), 'image/png');
    expect(await all(opened.photos.list())).toEqual(ids);
  });
});

test('photos in a folder are for their owner only; what a crash left half-written is no photo', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'photos-'));
  const photos = folderPhotos(folder);
  await photos.put('ph_1', Uint8Array.from([1]), 'image/png');
  expect((await stat(join(folder, 'ph_1'))).mode & 0o777).toBe(0o600);
  await writeFile(join(folder, 'ph_2.1234.part'), 'image/png\n');
  expect(await all(photos.list())).toEqual(['ph_1']);
  expect(await readdir(folder)).toHaveLength(2);
  await rm(folder, { recursive: true });
});

test.each(['../outside', '.hidden', 'a/b', '', 'x.part', 'a\0b'])(
  'a photo cannot be put outside its folder (%j)',
  async (id) => {
    const photos = folderPhotos(join(tmpdir(), 'never-made'));
    await expect(photos.put(id, Uint8Array.from([1]), 'image/png')).rejects.toThrow('not the id of a photo');
  },
);

/** The body of what is asked is nobody's to sign. */
const unsigned = 'x-amz-content-sha256';

test.each([
  ['cn-north-1', 'token/+=', "隐患台账(5月)'*!.xlsx", 'cn-north-1.amazonaws.com.cn'],
  ['eu-west-1', undefined, undefined, 'eu-west-1.amazonaws.com'],
])(
  'an address of a kept thing in %s is signed as the official signer does it',
  async (region, session, name, host) => {
    const credentials = { id: 'AKID', secret: 'secret', session };
    const wallMs = Date.UTC(2026, 4, 6, 1, 2, 3);
    const links = bucketLinks({ bucket: 'photos', region, credentials, wallNow: () => wallMs });
    const url = new URL(links.to('p_1 ü', name));
    expect([url.origin, url.host]).toEqual([links.origin, `photos.s3.${host}`]);
    const signer = new SignatureV4({
      ...{ service: 's3', region, uriEscapePath: false, sha256: Sha256 },
      credentials: {
        accessKeyId: 'AKID',
        secretAccessKey: 'secret',
        ...(session && { sessionToken: session }),
      },
    });
    const query = name && {
      'response-content-disposition': url.searchParams.get('response-content-disposition'),
    };
    const signed = await signer.presign(
      {
        ...{ method: 'GET', protocol: 'https:', hostname: url.host, path: url.pathname, query: query || {} },
        headers: { host: url.host, [unsigned]: 'UNSIGNED-PAYLOAD' },
      },
      {
        ...{ expiresIn: 60, signingDate: new Date(wallMs) },
        ...{ unsignableHeaders: new Set([unsigned]), unhoistableHeaders: new Set([unsigned]) },
      },
    );
    expect(signed.query).toEqual(Object.fromEntries(url.searchParams));
    if (name)
      expect(decodeURIComponent(url.search)).toContain(
        "filename*=UTF-8''%E9%9A%90%E6%82%A3%E5%8F%B0%E8%B4%A6",
      );
  },
);
