import type { Notebook } from './kit/notebook.ts';
import type { Robot } from './kit/robot.ts';

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
  readonly feishuRobots?: { readonly robots: readonly Robot[]; readonly baseUrl: string };
  readonly wecom?: {
    readonly robots: readonly Robot[];
    readonly smart?: { readonly robotId: string; readonly token: string; readonly aesKey: string };
    readonly baseUrl: string;
  };
  readonly dingtalk?: {
    readonly robots: readonly Robot[];
    readonly app?: { readonly appKey: string; readonly appSecret: string; readonly robotCode: string };
    readonly baseUrl: string;
    readonly apiUrl: string;
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
