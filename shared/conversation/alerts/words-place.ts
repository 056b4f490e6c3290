/** A warning that does not name us: an office above us may mean us, another place's does not, and without a region nobody can say. */
export type PastedPlace =
  | { readonly how: 'above' | 'elsewhere'; readonly issuer: string; readonly region: string }
  | { readonly how: 'unknown'; readonly issuer: string };

/** On the preview, before all else that is to be noted. */
export function placeRemark(place: PastedPlace): string {
  switch (place.how) {
    case 'elsewhere':
      return `不是我区的预警：由${place.issuer}发布，原文没有提到${place.region}。确要发给我区单位的再发送，发出后才登记为收到的预警`;
    case 'above':
      return `由${place.issuer}发布，原文没有写明${place.region}，请核对是否影响我区`;
    case 'unknown':
      return '局里还没有设置区划，无法核对是不是我区的预警，请核对发布单位';
  }
}

/** Asked once more by whoever sends another place's warning to our units. */
export const elsewhereConfirm = (issuer: string): string =>
  `这是${issuer}的预警，不是我区的。确定发给我区单位吗？`;
