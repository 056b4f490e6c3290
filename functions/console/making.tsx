import type { Making } from '../../shared/flows/console/making.ts';

/** How far a file is that was asked for; it is made elsewhere, so the page can be left. Where nothing more can come it has ended. */
export function MakingPart({ making, nonce }: { making: Making | undefined; nonce: string }) {
  if (!making) return null;
  const { name, state } = making;
  const file = `/console/made?said=${encodeURIComponent(nonce)}`;
  switch (state) {
    case 'making':
      return <p>《{name}》正在生成，好了会发到您的对话。您可以离开本页。</p>;
    case 'again':
      return <p>《{name}》上次没有做成，正在重试，好了会发到您的对话。您可以离开本页。</p>;
    case 'failed':
      return (
        <p class="late" data-ended>
          《{name}》没有生成成功，请稍后再要一次；仍不成请联系管理员。
        </p>
      );
    case 'unsent':
      return (
        <p class="late" data-ended>
          《{name}》已生成，没有送到您的对话，请在这里下载：
          <a href={file} download>
            下载文件
          </a>
        </p>
      );
    case 'made':
    case 'sent':
      return (
        <p class="good" data-ended={state === 'sent' ? true : undefined}>
          ✓ 《{name}》已生成，{state === 'sent' ? '已发到您的对话。' : '正在发到您的对话。'}
          <a href={file} download>
            下载文件
          </a>
        </p>
      );
  }
}
