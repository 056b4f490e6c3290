/** A plan of rectification: what is to be mended, how, with what money, by whom, until when, and who looks at it then. */
export const planItems = ['content', 'measure', 'fund', 'responsible', 'until', 'inspector'] as const;
export type PlanItem = (typeof planItems)[number];
export type Plan = Readonly<Partial<Record<PlanItem, string>>>;

/** What is said anew replaces what stood there; the rest stays. */
export function planned(before: Plan | undefined, said: Plan): Plan {
  return { ...before, ...said };
}

export function missingIn(plan: Plan | undefined): readonly PlanItem[] {
  return planItems.filter((item) => !plan?.[item]);
}
