/** Somebody with an account on this platform, in the bureau's directory or not. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly mobile?: string;
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** Photos people posted, and photos the bot shows. */
export interface Pictures {
  put(id: string, bytes: Uint8Array, type: string): Promise<void>;
  get(id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
}

/** The platform's own inhabitants. */
export interface World {
  readonly people: readonly Account[];
  readonly groups: readonly Room[];
  readonly photos: Pictures;
}
