import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  ResourceProperties,
  SpecDatabase,
  Resource as Specified,
} from '@aws-cdk/service-spec-types';
import { problemsOfNames } from './names.ts';
import { callOf, isMap, type Resource, type Template, within } from './template.ts';

/** What the regions of China lack; the specification does not say. From docs.amazonaws.cn, "feature availability". */
const notInChina: readonly (readonly [RegExp, string])[] = [
  [/^AWS::Lambda::Url$/, 'function URLs'],
  [/^AWS::Cognito::/, 'Cognito as an authoriser'],
  [/^AWS::ApiGatewayV2::DomainName$/, 'a domain without an ICP filing: leave domains to the installer'],
];

/** Read once: it takes a third of a second. */
let spec: SpecDatabase | undefined;

/** What CloudFormation would refuse, or what would fail in another partition. Empty if nothing was found. */
export function problemsIn(template: Template): readonly string[] {
  spec ??= loadAwsServiceSpecSync();
  const known = spec;
  return [
    ...Object.entries(template.Resources).flatMap(([id, resource]) =>
      problemsOfResource(known, id, resource),
    ),
    ...problemsOfNames(template, (type) => specified(known, type)),
    ...problemsOfPartition(template),
  ];
}

function specified(spec: SpecDatabase, type: string): Specified | undefined {
  return [...spec.lookup('resource', 'cloudFormationType', 'equals', type)][0];
}

function problemsOfResource(spec: SpecDatabase, id: string, { Type, Properties }: Resource): string[] {
  const found = specified(spec, Type);
  if (!found) return [`${id}: no such type ${Type}`];
  return problemsOfProperties({ spec, path: id }, found.properties, Properties);
}

interface Place {
  readonly spec: SpecDatabase;
  readonly path: string;
}

function problemsOfProperties(
  { spec, path }: Place,
  known: ResourceProperties,
  given: Readonly<Record<string, unknown>>,
): string[] {
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => `${path}: ${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = known[name];
    if (!property) return [`${path}: no such property ${name}`];
    return problemsOfValue({ spec, path: `${path}.${name}` }, property.type, value);
  });
  return [...missing, ...wrong];
}

/** A function of the template may stand for anything; of a choice both branches count. */
function problemsOfValue(place: Place, type: PropertyType, value: unknown): string[] {
  const call = callOf(value);
  if (call?.name === 'Fn::If' && Array.isArray(call.argument)) {
    return call.argument.slice(1).flatMap((branch) => problemsOfValue(place, type, branch));
  }
  return call ? [] : problemsOfPlain(place, type, value);
}

function problemsOfPlain(place: Place, type: PropertyType, value: unknown): string[] {
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? problemsOfParts(place, type.element, value.entries())
        : [`${place.path}: is no list`];
    case 'map':
      return isMap(value)
        ? problemsOfParts(place, type.element, Object.entries(value))
        : [`${place.path}: is no map`];
    case 'ref':
      return isMap(value)
        ? problemsOfProperties(place, place.spec.get('typeDefinition', type.reference.$ref).properties, value)
        : [`${place.path}: is no map`];
    case 'union': {
      const tried = type.types.map((one) => problemsOfPlain(place, one, value));
      return tried.find((found) => found.length === 0) ?? tried[0] ?? [];
    }
    default:
      return fits(type.type, value) ? [] : [`${place.path}: is no ${type.type}`];
  }
}

function problemsOfParts(
  { spec, path }: Place,
  type: PropertyType,
  parts: Iterable<readonly [string | number, unknown]>,
): string[] {
  return [...parts].flatMap(([name, part]) => problemsOfValue({ spec, path: `${path}.${name}` }, type, part));
}

function fits(
  type: Exclude<PropertyType['type'], 'array' | 'map' | 'ref' | 'union'>,
  value: unknown,
): boolean {
  switch (type) {
    case 'string':
    case 'date-time':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'tag':
      return isMap(value);
    case 'json':
      return isMap(value) || Array.isArray(value);
    case 'null':
      return value === null;
  }
}

function problemsOfPartition(template: Template): string[] {
  const fixed = [...within(template.Resources), ...within(template.Outputs)].flatMap(([path, value]) =>
    typeof value === 'string' &&
    /arn:aws(-\w+)?:|\.amazonaws\.com\.cn|execute-api\..*\.amazonaws\.com/.test(value)
      ? [`${path.slice(1)}: names a partition`]
      : [],
  );
  const absent = Object.entries(template.Resources).flatMap(([id, { Type }]) =>
    notInChina.flatMap(([type, what]) => (type.test(Type) ? [`${id}: China has no ${what}`] : [])),
  );
  return [...fixed, ...absent];
}
