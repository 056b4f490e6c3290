/** Which of our photos the platform has, under which key; shared by ear and mouth, and best kept where both can read it. */
export interface ImageKeys {
  find(photo: string): Promise<string | undefined>;
  keep(photo: string, imageKey: string): Promise<void>;
}

export function imageKeysInMemory(): ImageKeys {
  const keys = new Map<string, string>();
  return {
    find: async (photo) => keys.get(photo),
    keep: async (photo, imageKey) => {
      keys.set(photo, imageKey);
    },
  };
}
