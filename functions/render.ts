import process from 'node:process';
import { jsx } from 'hono/jsx';

/**
 * Hono’s pages carry their contexts over an await in an AsyncLocalStorage. Ours have no contexts and are made in one go; and on
 * Node 20 a single such storage slows every promise of the process, and with them every answer in chat, by a tenth. The library
 * asks for it once, with the first page: it is told that there is none, which it knows how to live with.
 */
function withoutStorage(renderFirst: () => void): void {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = () => undefined;
  try {
    renderFirst();
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
}

withoutStorage(() => String(jsx('i', {})));

/** The markup of what was written as JSX. */
export function rendered(body: { toString(): string | Promise<string> }): string {
  return String(body);
}
