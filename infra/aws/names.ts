import type { Resource as Specified } from '@aws-cdk/service-spec-types';
import { type Call, callOf, namesInSub, type Template, within } from './template.ts';

const pseudo = [
  'AccountId',
  'NoValue',
  'NotificationARNs',
  'Partition',
  'Region',
  'StackId',
  'StackName',
  'URLSuffix',
];

/** Names that lead nowhere: of parameters, resources, their attributes, and conditions. */
export function problemsOfNames(
  template: Template,
  specified: (type: string) => Specified | undefined,
): readonly string[] {
  const called = [
    ...within({ Resources: template.Resources, Outputs: template.Outputs, Conditions: template.Conditions }),
  ].flatMap(([path, value]) => {
    const call = callOf(value);
    return call ? wrongOf(call).map((what) => `${path.slice(1)}: ${what}`) : [];
  });
  const dependent = Object.entries(template.Resources).flatMap(([id, { DependsOn }]) =>
    [DependsOn]
      .flat()
      .filter((other) => !template.Resources[other])
      .map((other) => `${id}: depends on no ${other}`),
  );
  return [...called, ...dependent];

  function wrongOf({ name, argument }: Call): string[] {
    switch (name) {
      case 'Ref':
        return wrongReference(argument);
      case 'Fn::GetAtt':
        return wrongAttribute(typeof argument === 'string' ? argument.split('.') : argument);
      case 'Condition':
        return wrongCondition(argument);
      case 'Fn::If':
        return wrongCondition(Array.isArray(argument) ? argument[0] : argument);
      case 'Fn::Sub':
        return namesInSub(String(argument)).flatMap(wrongInText);
      default:
        return [];
    }
  }

  function wrongInText(name: string): string[] {
    return name.includes('.') ? wrongAttribute(name.split('.')) : wrongReference(name);
  }

  function wrongReference(name: unknown): string[] {
    return typeof name === 'string' && isKnown(name) ? [] : [`no ${name}`];
  }

  function wrongCondition(name: unknown): string[] {
    return typeof name === 'string' && name in template.Conditions ? [] : [`no condition ${name}`];
  }

  function wrongAttribute(argument: unknown): string[] {
    const [id, ...rest] = Array.isArray(argument) ? argument.map(String) : [''];
    const resource = template.Resources[id ?? ''];
    if (!resource) return [`no ${id}`];
    const attribute = rest.join('.');
    return specified(resource.Type)?.attributes[attribute] ? [] : [`${id} has no ${attribute}`];
  }

  function isKnown(name: string): boolean {
    if (name.startsWith('AWS::')) return pseudo.includes(name.slice('AWS::'.length));
    return name in template.Resources || name in template.Parameters;
  }
}
