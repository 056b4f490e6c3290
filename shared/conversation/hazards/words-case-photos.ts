import type { CasePhoto } from '../../domain/hazards/photo.ts';

/** What the cameras said: for officials. */
export function takenWords(photos: readonly CasePhoto[]): string {
  return photos
    .flatMap(({ taken }) => taken ?? [])
    .slice(0, 3)
    .map(({ at, latitude, longitude }) =>
      [at, latitude !== undefined && `${latitude.toFixed(5)},${(longitude ?? 0).toFixed(5)}`]
        .filter(Boolean)
        .join(' '),
    )
    .join('；');
}

/** How many, and what became of those that did not come. */
export function photoWords(photos: readonly CasePhoto[]): string {
  const count = (state: CasePhoto['state']) => photos.filter((photo) => photo.state === state).length;
  const parts = [
    `${photos.length}张`,
    ...(count('fetching') > 0 ? [`${count('fetching')}张照片获取中`] : []),
    ...(count('failed') > 0 ? [`${count('failed')}张照片获取失败`] : []),
    ...(count('too-large') > 0 ? [`${count('too-large')}张过大未保存`] : []),
    ...(count('no-image') > 0 ? [`${count('no-image')}个不是图片`] : []),
  ];
  return parts.join('，');
}
