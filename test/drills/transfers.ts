import type { Key, Row, Table, Write } from '../../shared/store/table.ts';

/** The drill's little bank: whatever happens, no money is made or lost, and each transfer has its entry. */
export const accounts = Array.from({ length: 8 }, (_, number) => `a${number}`);
export const opening = 1_000;
export const counter: Key = { pk: 'count', sk: 'transfers' };

export async function openAccounts(table: Table): Promise<void> {
  await table.transact(accounts.map((sk) => account({ pk: 'accounts', sk }, opening, 0)));
}

/** Moves an amount between two accounts, with an entry and a count, in one transaction. Throws Conflict. */
export async function transfer(table: Table, round: string, entry: string): Promise<void> {
  const start = Math.floor(Math.random() * accounts.length);
  const pair = [accounts[start], accounts[(start + 1 + Math.floor(Math.random() * 7)) % 8]];
  const [from, to] = await Promise.all(pair.map((sk) => table.get({ pk: 'accounts', sk: sk ?? '' })));
  if (!from || !to) throw new Error('an account is gone');
  const amount = 1 + Math.floor(Math.random() * 9);
  await table.transact([
    account(from, balanceOf(from) - amount, from.version),
    account(to, balanceOf(to) + amount, to.version),
    { kind: 'add', key: counter, amount: 1 },
    {
      kind: 'put',
      seen: 0,
      row: {
        pk: `journal#${round}`,
        sk: entry,
        kind: 'entry',
        edition: 1,
        data: { amount },
        due: { pk: `due#${round}`, sk: entry },
      },
    },
  ]);
}

export function balanceOf(row: Row): number {
  return Number(row.data['balance']);
}

function account({ pk, sk }: Key, balance: number, seen: number): Write {
  const by = { pk: 'balance', sk: String(1_000_000 + balance) };
  return { kind: 'put', seen, row: { pk, sk, kind: 'account', edition: 1, data: { balance }, by } };
}
