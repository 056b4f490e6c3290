import { callOf, isMap, type Template } from '../../../infra/aws/template.ts';

/** What only an account knows. */
export interface Account {
  /** By parameter; the template's own defaults stand for the others. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Region, partition and the like. */
  readonly pseudo: Readonly<Record<string, string>>;
  /** What Ref and GetAtt of a resource say: 'Table', 'Table.StreamArn'. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Values of a template as CloudFormation would work them out. Throws on what is not known. */
export function resolver(template: Template, account: Account) {
  return resolve;

  function resolve(value: unknown): unknown {
    const call = callOf(value);
    if (call) return called(call.name, call.argument);
    if (Array.isArray(value)) return value.map(resolve);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolve(part)]));
  }

  function called(name: string, argument: unknown): unknown {
    const list = Array.isArray(argument) ? argument : [argument];
    switch (name) {
      case 'Ref':
        return named(String(argument));
      case 'Fn::GetAtt':
        return named(list.join('.'));
      case 'Fn::Sub':
        return String(argument).replace(/\$\{([^}]+)\}/g, (_, one) => named(one));
      case 'Fn::If':
        return resolve(holds(template.Conditions[String(list[0])]) ? list[1] : list[2]);
      default:
        throw new Error(`${name} is not understood`);
    }
  }

  function named(name: string): string {
    const found =
      account.parameters[name] ??
      template.Parameters[name]?.Default ??
      account.pseudo[name] ??
      account.attributes[name];
    if (found === undefined) throw new Error(`nobody knows ${name}`);
    return found;
  }

  function holds(condition: unknown): boolean {
    const { name, argument } = callOf(condition) ?? { name: '', argument: undefined };
    const list = Array.isArray(argument) ? argument : [];
    if (name === 'Fn::Not') return !holds(list[0]);
    if (name === 'Fn::Equals') return resolve(list[0]) === resolve(list[1]);
    throw new Error(`${name} is no condition`);
  }
}
