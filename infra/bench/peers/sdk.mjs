// The Lark SDK as its readme shows it: an event handler that answers through the client. Nothing is kept.
import { createServer } from 'node:http';
import { adaptDefault, Client, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';

const { APP_ID, APP_SECRET, ENCRYPT_KEY, BASE_URL } = process.env;
const quiet = { loggerLevel: LoggerLevel.fatal };
const client = new Client({ appId: APP_ID, appSecret: APP_SECRET, domain: BASE_URL, ...quiet });
const atOnce = 16;

const events = new EventDispatcher({ encryptKey: ENCRYPT_KEY, ...quiet }).register({
  'im.message.receive_v1': async ({ message }) => {
    const { text } = JSON.parse(message.content);
    if (text.startsWith('broadcast ')) void broadcast(Number(text.split(' ')[1]));
    else await say(message.chat_id, '已收到您报告的隐患，值班人员会尽快核实处理。');
  },
});

function say(chat, text) {
  return client.im.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, msg_type: 'text', content: JSON.stringify({ text }) },
  });
}

async function broadcast(groups) {
  let next = 1;
  const lines = Array.from({ length: atOnce }, async () => {
    while (next <= groups) {
      const group = next++;
      await say(`oc_${group}`, '今晚有大风，请各单位加固户外广告牌，20时前回复收到。');
    }
  });
  await Promise.all(lines);
}

const server = createServer(adaptDefault('/hook', events, { autoChallenge: true }));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${server.address().port}/hook\n`);
});
