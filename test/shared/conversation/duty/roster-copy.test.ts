import { expect, test } from 'vitest';
import { copyIn } from '../../../../shared/conversation/duty/roster-copy.ts';

test.each([
  ['把12月1日的李天明换成吴海涛', '李天明'],
  ['12月1日陈晚晴的班改成吴海涛', '陈晚晴'],
  ['明天张日升换成吴海涛', '张日升'],
  ['12月1日夜班何静换成吴海涛', '何静'],
  ['明天晚上何静换成吴海涛', '何静'],
])('a name keeps its letters, whatever they mean elsewhere: “%s”', (said, name) => {
  expect(copyIn(said)?.changes).toEqual([{ name, next: '吴海涛' }]);
});
