// Koishi with its Feishu adapter and one command, without a database. Nothing is kept.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Context, Logger } = require('koishi');
const server = require('@koishijs/plugin-server');
const http = require('@koishijs/plugin-http');
const { FeishuBot } = require('@satorijs/adapter-lark');

const { APP_ID, APP_SECRET, ENCRYPT_KEY, VERIFICATION_TOKEN, BASE_URL } = process.env;
Logger.levels.base = 0;

const app = new Context({ delay: { broadcast: 0 } });
app.plugin(server.default ?? server, { host: '127.0.0.1', port: 20_000 + (process.pid % 20_000) });
app.plugin(http.default ?? http);
app.plugin(FeishuBot, {
  platform: 'feishu',
  appId: APP_ID,
  appSecret: APP_SECRET,
  endpoint: `${BASE_URL}/open-apis`,
  protocol: 'http',
  path: '/hook',
  encryptKey: ENCRYPT_KEY,
  verificationToken: VERIFICATION_TOKEN,
  verifyToken: true,
  verifySignature: true,
});
app.command('隐患 <what:text>').action(() => '已收到您报告的隐患，值班人员会尽快核实处理。');
app.command('broadcast <groups:number>').action((_, groups) => {
  const chats = Array.from({ length: groups }, (_, place) => `oc_${place + 1}`);
  void app.bots[0].broadcast(chats, '今晚有大风，请各单位加固户外广告牌，20时前回复收到。', 0);
});

await app.start();
const online = setInterval(() => {
  if (app.bots[0]?.status !== 1) return;
  clearInterval(online);
  process.stdout.write(`ready http://127.0.0.1:${app.server.port}/hook\n`);
}, 20);
