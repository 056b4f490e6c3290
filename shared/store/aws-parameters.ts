import * as z from 'zod/mini';
import { ask, type Service } from './aws-call.ts';

/** As many as GetParameters takes. */
const mostTogether = 10;
const deadlineMs = 4_000;
const answerSchema = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

/** The values that lie in SSM's parameter store under these names, decrypted; a name nothing lies under is left out. */
export async function parameters(
  service: Omit<Service, 'name' | 'target' | 'json'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ssm = { ...service, name: 'ssm', target: 'AmazonSSM', json: '1.1' } as const;
  const groups = Array.from({ length: Math.ceil(names.length / mostTogether) }, (_, place) =>
    names.slice(place * mostTogether, (place + 1) * mostTogether),
  );
  const answers = await Promise.all(
    groups.map((Names) =>
      ask(ssm, 'GetParameters', { Names, WithDecryption: true }, AbortSignal.timeout(deadlineMs)),
    ),
  );
  const found = answers.flatMap((answer) => answerSchema.parse(answer).Parameters);
  return new Map(found.map(({ Name, Value }) => [Name, Value]));
}
