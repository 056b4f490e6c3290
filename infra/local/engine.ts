import { join } from 'node:path';
import type { Config } from '../../functions/config.ts';
import { openFolder } from '../../shared/store/level-folder.ts';
import type { PhotoStore } from '../../shared/store/photos.ts';
import { folderPhotos } from '../../shared/store/photos-folder.ts';
import { refuseHalfRestored } from '../../shared/store/restoring.ts';
import type { Engine } from '../../shared/store/table.ts';

/** What a house of this machine keeps things in. */
export interface Kept {
  readonly table: Engine;
  readonly photos: PhotoStore;
}

/** The table and the photos under DATA_DIR, or in the account the environment names. The sandbox always keeps its own. */
export async function openEngine(config: Config, place: 'real' | 'sandbox'): Promise<Kept> {
  const folder = place === 'sandbox' ? join(config.dataDir, 'sandbox') : config.dataDir;
  const remote = place === 'real';
  return {
    table:
      remote && config.tableName
        ? await dynamoTable(config, config.tableName)
        : await openFolder(join(folder, 'table')),
    photos:
      remote && config.photoBucket
        ? await bucketPhotos(config, config.photoBucket)
        : folderPhotos(join(folder, 'photos')),
  };
}

/** The same, for serving it. Throws HalfRestored. */
export async function openToServe(config: Config, place: 'real' | 'sandbox'): Promise<Kept> {
  const kept = await openEngine(config, place);
  await refuseHalfRestored(kept.table);
  return kept;
}

/** Loaded only where it is used: the SDK is large, and warns on Node 20. */
async function dynamoTable(config: Config, name: string): Promise<Engine> {
  const { openDynamo } = await import('../../shared/store/dynamo.ts');
  return openDynamo({ name, endpoint: config.dynamoEndpoint, region: config.region });
}

async function bucketPhotos(config: Config, bucket: string): Promise<PhotoStore> {
  const { bucketPhotos: open } = await import('../../shared/store/photos-bucket.ts');
  return open({ bucket, region: config.region });
}
