import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the gateway's own packages lie, if they are installed. */
export const home = fileURLToPath(new URL('../../bots/wechat', import.meta.url));
export const isInstalled = existsSync(join(home, 'node_modules/wechaty-puppet-service'));

/** The mock behind a real gRPC server with TLS, in a process of its own; what is written to it happens there. */
export const remote = `
const { PuppetServer } = await import('wechaty-puppet-service');
const { PuppetMock, mock } = await import('wechaty-puppet-mock');
const mocker = new mock.Mocker();
const puppet = new PuppetMock({ mocker });
await new PuppetServer({ endpoint: '127.0.0.1:' + process.env.PORT, puppet, token: process.env.TOKEN }).start();
let chen, room;
setInterval(() => puppet.emit('heartbeat', { data: 'hb' }), 500);
process.stdin.setEncoding('utf8').on('data', (text) => {
  for (const line of text.split('\\n').filter(Boolean)) {
    if (line === 'login') {
      const self = mocker.createContact({ id: 'wxid_self', name: '值守' });
      chen = mocker.createContact({ id: 'wxid_chen', name: '陈思远' });
      room = mocker.createRoom({ id: '1@chatroom', topic: '商务群', memberIdList: [self.id, chen.id] });
      room.on('message', async (message) => {
        if (message.text()) return process.stdout.write('SHOWN ' + message.text() + '\\n');
        const box = await message.toFileBox();
        process.stdout.write('FILE ' + box.name + ' ' + (await box.toBuffer()).toString('base64') + '\\n');
      });
      mocker.login(self);
    } else chen.say(line).to(room);
  }
});
process.stdout.write('READY\\n');
`;
