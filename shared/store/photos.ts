/** A photo as it came: its bytes and media type. */
export interface Photo {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Kept photos. `put` may be repeated; `type` is a media type. */
export interface Photos {
  put(id: string, bytes: Uint8Array, type: string): Promise<void>;
  get(id: string): Promise<Photo | undefined>;
  remove(id: string): Promise<void>;
}

/** Photos as their keeper sees them: a backup needs to know which there are. */
export interface PhotoStore extends Photos {
  list(): AsyncIterable<string>;
}
