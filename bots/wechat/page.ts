/** The page of whoever sits at the gateway's machine; it looks anew by itself. */
export function loginPage(isAsked: boolean): string {
  return `${head}${isAsked ? asked : idle}`;
}

const head = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="20">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>值守微信登录</title>
<style>body{font:17px/1.6 -apple-system,PingFang SC,Microsoft YaHei,sans-serif;max-width:420px;margin:40px auto;padding:0 16px}</style>
<h1>值守微信登录</h1>`;
const asked = `<p>请用约定的值守微信号扫描，两分钟内有效；本页会自动换成新的二维码。</p>
<img src="/login.png" alt="微信登录二维码" width="300" height="300">`;
const idle = '<p>现在不需要扫码。需要时本页会自动显示二维码。</p>';
