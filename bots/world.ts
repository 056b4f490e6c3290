import type { Notebook } from './kit/notebook.ts';

/** What bots need of the configuration. */
export interface Configured {
  readonly publicUrl?: string;
  readonly feishu?: {
    readonly mode: 'webhook' | 'socket';
    readonly appId: string;
    readonly appSecret: string;
    readonly encryptKey: string;
    readonly verificationToken: string;
    readonly baseUrl: string;
  };
}

/** What bots need of the world. One object for ears and mouths of a process: by it they share what they learn. */
export interface World {
  readonly wall: { now(): number };
  readonly photos: {
    get(id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  };
  readonly notebook: Notebook;
}
