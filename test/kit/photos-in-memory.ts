import type { Photo, PhotoStore } from '../../shared/store/photos.ts';

/** Photos that are gone with the test. */
export function photosInMemory(): PhotoStore {
  const kept = new Map<string, Photo>();
  return {
    put: async (id, bytes, type) => void kept.set(id, { bytes, type }),
    get: async (id) => kept.get(id),
    remove: async (id) => void kept.delete(id),
    list: async function* () {
      yield* kept.keys();
    },
  };
}
