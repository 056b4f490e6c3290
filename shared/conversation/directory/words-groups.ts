import type { Card } from '../../domain/message.ts';

/** The groups that nobody has bound yet, and how to bind one in words. */
export function groupsToBind(names: readonly string[]): Card {
  if (names.length === 0) return { text: '所有群都已绑定。新群请先在后台配置群机器人，或让我进群。' };
  const list = names.map((name) => `· ${name}`).join('\n');
  return {
    title: '待绑定的群',
    tone: 'blue',
    text: `${list}\n请回复：绑定群 群名 覆盖范围（全区、街道名，或用顿号隔开的单位名）。绑定后才会向群里发通知。`,
  };
}

export const namedGroupBound = (group: string, covered: string): Card => ({
  title: '群已绑定',
  tone: 'green',
  text: `“${group}”覆盖：${covered}。`,
});

export const unknownGroup = '没有找到这个群。发送“绑定群”可以看到待绑定的群名。';

/** A gateway that came back under other ids cannot know its rooms again: a person says which is which. */
export const roomsChanged = (count: number): Card => ({
  title: '微信群需要重新绑定',
  tone: 'orange',
  text: `微信重新登录后群编号变了，${count}个群的通知已暂停。请逐个核对群成员后，发送“绑定群 群名 覆盖范围”重新绑定；不要只凭群名判断。`,
});
