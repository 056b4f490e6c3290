export const sheetNames = { sign: '签到', checks: '查岗', log: '交接班日志', work: '值守履职表' } as const;

export const checksLine = (counts: { asked: number; answered: number } | undefined): string =>
  counts ? `被查${counts.asked}人次，应答${counts.answered}` : '';
