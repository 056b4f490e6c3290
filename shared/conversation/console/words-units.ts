export const roleInUnit = ['信息联络员', '备用联络员'] as const;

/** Who is reached nowhere must be called. */
export const reachWords = (names: readonly string[]): string =>
  names.length === 0 ? '联系不上，请发绑定编码' : `可达：${names.join('、')}`;

export const headLabels = {
  responsible: '企业责任人',
  industryHead: '行业责任人',
  adminHead: '行政责任人',
} as const;
