import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export const machine = {
  load: (): string => (loadavg()[0] ?? 0).toFixed(1),

  /** What stands above the tables: where and how they were made. */
  page(rounds: number): string {
    const { model = 'unknown' } = cpus()[0] ?? {};
    const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
    const where = `${model.trim()}, ${availableParallelism()} cores, ${memory}, Node ${process.versions.node}`;
    return [
      '# Benchmark',
      `Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${where}, ${process.platform}.`,
      `The house and its peers run in the same run, each in a process of its own, interleaved; figures are medians of ${rounds} rounds, with the ` +
        'lowest and the highest in brackets. The platform is a minimal HTTP server, the same for all; it and the load generator share the cores with ' +
        'whoever is measured. `npm run bench -- talk` runs one part (talk, photos, broadcast, bundles, forecast, quiet, ledger, console, outlets, watch, night). The peers have a package of their own, ' +
        '`infra/bench/peers`, installed at the first use.',
      '',
    ].join('\n\n');
  },
} as const;
