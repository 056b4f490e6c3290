import type { Making } from '../../shared/flows/console/making.ts';

/** How far a file is that was asked for; it is made elsewhere, so the page can be left. */
export function MakingPart({ making }: { making: Making | undefined }) {
  if (!making) return null;
  const { name, state } = making;
  if (state === 'made') return <p class="good">✓ 《{name}》已生成，已发到您的对话。</p>;
  const tried = state === 'again' ? '上次没有做成，正在重试' : '正在生成';
  return (
    <p>
      《{name}》{tried}，好了会发到您的对话。您可以离开本页。
    </p>
  );
}
