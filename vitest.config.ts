import { defineConfig } from 'vitest/config';

const include = (where: string) => [`test/${where}/**/*.test.{ts,tsx}`];

/** Drills kill and restart whole services, so they may take minutes; nothing else may. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'test/kit/gateway-packages.ts',
    projects: [
      {
        extends: true,
        test: { name: 'house', include: include('!(drills)'), testTimeout: 20_000, hookTimeout: 20_000 },
      },
      {
        extends: true,
        test: { name: 'drills', include: include('drills'), testTimeout: 300_000, hookTimeout: 60_000 },
      },
    ],
  },
});
