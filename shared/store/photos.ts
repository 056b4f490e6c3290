/** Where they lie in a bucket. */
export const prefix = 'photos/';

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
  /** Only where not every answer of ours can be as large as what is kept. */
  readonly links?: PhotoLinks;
}

/** Addresses outside our house, each good for a minute and for one kept thing, for whoever has it. */
export interface PhotoLinks {
  /** What all of them begin with. */
  readonly origin: string;
  /** More bytes than these do not pass through an answer of ours. */
  readonly mostBytes: number;
  /** `name`: what it is called when it is to be kept as a file. */
  to(id: string, name?: string): string;
}

/** Photos as their keeper sees them: a backup needs to know which there are. */
export interface PhotoStore extends Photos {
  list(): AsyncIterable<string>;
}
