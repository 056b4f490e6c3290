import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type PhotoStore, prefix } from './photos.ts';

const connectMs = 1_000;
const attemptMs = 10_000;
const callMs = 30_000;

interface Bucket {
  readonly bucket: string;
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
}

/** Photos as objects of a private bucket. Import this file only where a bucket is used: the client is large. */
export function bucketPhotos({ bucket: Bucket, endpoint, region }: Bucket): PhotoStore {
  const client = new S3Client({
    ...(region && { region }),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: connectMs, requestTimeout: attemptMs, throwOnRequestTimeout: true },
  });
  const at = (id: string) => ({ Bucket, Key: prefix + id });

  return {
    put: async (id, bytes, type) => {
      await client.send(new PutObjectCommand({ ...at(id), Body: bytes, ContentType: type }), deadline());
    },
    get: async (id) => {
      const found = await client.send(new GetObjectCommand(at(id)), deadline()).catch(missing);
      if (!found?.Body) return undefined;
      return {
        bytes: await found.Body.transformToByteArray(),
        type: found.ContentType ?? 'application/octet-stream',
      };
    },
    remove: async (id) => {
      await client.send(new DeleteObjectCommand(at(id)), deadline());
    },
    async *list() {
      let ContinuationToken: string | undefined;
      do {
        const input = { Bucket, Prefix: prefix, ...(ContinuationToken && { ContinuationToken }) };
        const page = await client.send(new ListObjectsV2Command(input), deadline());
        for (const { Key } of page.Contents ?? []) if (Key) yield Key.slice(prefix.length);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    },
  };
}

function deadline(): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(callMs) };
}

function missing(error: unknown): undefined {
  if (error instanceof NoSuchKey) return undefined;
  throw error;
}
