/** 人民路88号. */
export const address =
  /(?:(?!在|是|到|我们?|这里?|那里?|有|快|请|来)[\u4e00-\u9fff]){1,5}(?:大道|路|街|巷|弄|胡同)\s?\d{1,5}(?:弄\d+)?号?/;

/** A street and its number are where he stands, not a part of his own premises. */
export const isStreetAddress = (place: string): boolean => address.test(place);
