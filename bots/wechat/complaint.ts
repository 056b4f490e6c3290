/** What WeChat itself says in a room of somebody who speaks too fast. */
export const complaint = /^.{0,6}(操作过于频繁|发送消息过于频繁|操作太频繁)/;
