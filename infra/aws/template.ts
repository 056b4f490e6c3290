import { z } from 'zod';

/** A CloudFormation template, as far as we read it. */
export const Template = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.string().optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: z.union([z.string(), z.array(z.string())]).default([]),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
    }),
  ),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});
export type Template = z.infer<typeof Template>;
export type Resource = Template['Resources'][string];

/** A function of the template, such as { Ref: … } or { 'Fn::Sub': … }. */
export interface Call {
  readonly name: string;
  readonly argument: unknown;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The function a value stands for; undefined for a plain value. */
export function callOf(value: unknown): Call | undefined {
  if (!isMap(value)) return undefined;
  const [entry, more] = Object.entries(value);
  if (!entry || more) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? { name, argument } : undefined;
}

/** Every value within a value, itself included, with the path that leads there. */
export function* within(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  yield [path, value];
  const parts = Array.isArray(value) ? value.entries() : isMap(value) ? Object.entries(value) : [];
  for (const [name, part] of parts) yield* within(part, `${path}.${name}`);
}

/** The names in '${Name}' and '${Name.Attribute}' of a Sub; '${!Name}' is none. */
export function namesInSub(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name ?? '');
}
