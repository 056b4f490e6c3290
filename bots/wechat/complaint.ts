/** What WeChat itself says to somebody who speaks too fast. Where it tells of a person it begins with his name in quotes. */
export const complaint = /^[^"“”「」]{0,6}(操作过于频繁|发送消息过于频繁|操作太频繁)/;
