import { z } from 'zod';
import type { Template } from '../../../infra/aws/template.ts';

const Route = z.object({
  RouteKey: z.string(),
  Target: z.object({
    'Fn::Join': z.tuple([z.literal('/'), z.tuple([z.string(), z.object({ Ref: z.string() })])]),
  }),
});
const Integration = z.object({
  IntegrationUri: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
});

export interface Routed {
  readonly routeKey: string;
  /** The function behind it, by the name of its handler. */
  readonly name: string;
}

/**
 * Which function an HTTP API hands a request to: of the routes of the template that fit, a full path before one with
 * parameters, that before a greedy one, and a method before ANY.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routesOf(template: Template): (method: string, path: string) => Routed | undefined {
  const routes = Object.values(template.Resources).flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::ApiGatewayV2::Route') return [];
    const { RouteKey, Target } = Route.parse(Properties);
    const integration = template.Resources[Target['Fn::Join'][1][1].Ref]?.Properties;
    const [id] = Integration.parse(integration).IntegrationUri['Fn::GetAtt'];
    const [method = '', path = ''] = RouteKey.split(' ');
    const name = id.replace(/LambdaFunction$/, '').toLowerCase();
    return [{ routeKey: RouteKey, method, path, name }];
  });
  const order = (path: string) => [/\+\}/.test(path), /\{/.test(path), -path.length].map(Number);
  const sorted = routes.toSorted((one, other) => {
    const [a, b] = [order(one.path), order(other.path)];
    const unlike = a.findIndex((part, place) => part !== b[place]);
    return unlike < 0
      ? Number(one.method === 'ANY') - Number(other.method === 'ANY')
      : (a[unlike] ?? 0) - (b[unlike] ?? 0);
  });
  return (method, path) =>
    sorted.find((route) => (route.method === 'ANY' || route.method === method) && fits(route.path, path));
}

function fits(pattern: string, path: string): boolean {
  const text = pattern.replace(/\{[^}]*\+\}/g, '\u0000').replace(/\{[^}]*\}/g, '\u0001');
  const source = text
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replaceAll('\u0000', '.+')
    .replaceAll('\u0001', '[^/]+');
  return new RegExp(`^${source}$`).test(path);
}
