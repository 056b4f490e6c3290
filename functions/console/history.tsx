import type { EntryShown } from '../../shared/flows/console/history.ts';

/** All that happened, the latest first. */
export function History({ entries }: { entries: readonly EntryShown[] }) {
  if (entries.length === 0) return null;
  return (
    <div class="scroll">
      <table class="stack">
        <caption>经过</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">事项</th>
            <th scope="col">经办</th>
            <th scope="col">途径</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ at, what, who, way }) => (
            <tr>
              <td>{at}</td>
              <td>{what}</td>
              <td data-label="经办">{who}</td>
              <td data-label="途径">{way}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
