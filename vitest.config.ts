import { defineConfig } from 'vitest/config';

const include = (where: string) => [`test/${where}/**/*.test.{ts,tsx}`];

/** Drills kill and restart whole services, so they may take minutes; nothing else may. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // A condition is waited for as long as its test may last: a busy machine is no failure.
    expect: { poll: { timeout: 15_000 } },
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
