import type { EntryShown } from '../../shared/flows/console/history.ts';
import { Table } from './table.tsx';

/** All that happened, the latest first. */
export function History({ entries }: { entries: readonly EntryShown[] }) {
  if (entries.length === 0) return null;
  return (
    <Table caption="经过" heads={['时间', '事项', '经办', '途径']}>
      {entries.map(({ at, what, who, way }) => (
        <tr>
          <td>{at}</td>
          <td>{what}</td>
          <td data-label="经办">{who}</td>
          <td data-label="途径">{way}</td>
        </tr>
      ))}
    </Table>
  );
}
