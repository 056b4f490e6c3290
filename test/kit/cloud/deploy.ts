import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { type FunctionName, functionNames } from '../../../infra/aws/bundle.ts';
import { dynamoClient, openDynamo } from '../../../shared/store/dynamo.ts';
import { startBucket } from '../bucket-server.ts';
import { startDynamo } from '../dynamo-server.ts';
import { httpEvent, responseOf } from './events.ts';
import { type Deployed, deployed } from './function.ts';
import type { Packaged } from './packaged.ts';
import { credentials, startParameters } from './parameters-server.ts';
import { resolver } from './resolve.ts';
import { routesOf } from './routes.ts';
import { letsThrough, streamOf } from './stream.ts';

const Schema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const Table = z.object({
  BillingMode: z.enum(['PAY_PER_REQUEST']),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S']) })),
  KeySchema: Schema,
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: Schema,
      Projection: z.object({ ProjectionType: z.enum(['ALL']) }),
    }),
  ),
  StreamSpecification: z.object({ StreamViewType: z.enum(['NEW_IMAGE']) }),
});
const Deployable = z.object({
  Handler: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
const Mapping = z.object({
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }),
});

/** Deploys the packaged template and zips onto servers of this machine that speak AWS's APIs. */
export async function deploy(
  { template, zip }: Packaged,
  {
    binary,
    secrets,
    env = {},
  }: { binary: string; secrets: Record<string, string>; env?: Record<string, string> },
) {
  const [dynamo, bucket, folder] = await Promise.all([
    startDynamo(binary),
    startBucket(),
    mkdtemp(join(tmpdir(), 'functions-')),
  ]);
  const path = (name: string) => `${template.Parameters['ParameterPath']?.Default}/${name}`;
  const ssm = await startParameters(
    dynamo.region,
    Object.fromEntries(Object.entries(secrets).map(([name, value]) => [path(name), value])),
  );
  const tableName = 'table-of-the-stack';
  const resolve = resolver(template, {
    parameters: {},
    pseudo: { 'AWS::Region': dynamo.region, 'AWS::URLSuffix': 'amazonaws.com', 'AWS::Partition': 'aws' },
    attributes: { Table: tableName, Photos: 'photos-of-the-stack', HttpApi: 'api' },
  });
  const properties = (id: string, wanted: readonly string[]) => {
    const all = Object.entries(template.Resources[id]?.Properties ?? {});
    return resolve(Object.fromEntries(all.filter(([name]) => wanted.includes(name))));
  };

  const outside = {
    ...{ AWS_REGION: dynamo.region, AWS_ACCESS_KEY_ID: credentials.accessKeyId },
    ...{ AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey, AWS_ENDPOINT_URL_SSM: ssm.endpoint },
    ...{ DYNAMODB_ENDPOINT: dynamo.endpoint, AWS_ENDPOINT_URL_S3: bucket.endpoint, ...env },
  };
  const { StreamSpecification, ...described } = Table.parse(properties('Table', Object.keys(Table.shape)));
  const client = dynamoClient(dynamo);
  const made = await client.send(
    new CreateTableCommand({
      TableName: tableName,
      ...described,
      StreamSpecification: { StreamEnabled: true, ...StreamSpecification },
    }),
  );
  client.destroy();
  const stream = streamOf(dynamo.endpoint, made.TableDescription?.LatestStreamArn ?? '');
  const table = openDynamo({ ...dynamo, name: tableName });
  const patterns = Mapping.parse(
    template.Resources['DeliverEventSourceMappingDynamodbTable']?.Properties,
  ).FilterCriteria.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
  const functions = new Map<FunctionName, Deployed>();
  for (const name of functionNames) functions.set(name, await open(name));

  async function open(name: FunctionName): Promise<Deployed> {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`;
    const { Handler, Timeout, Environment } = Deployable.parse(
      properties(id, ['Handler', 'Timeout', 'Environment']),
    );
    const variables = { ...Environment.Variables, ...outside };
    return deployed({ zip: await zip(name), folder, handler: Handler, timeoutS: Timeout, env: variables });
  }

  const routeTo = routesOf(template);
  /** What API Gateway does with a request: none of its routes, and nobody is woken. */
  async function ask(request: Request, base64 = false): Promise<Response> {
    const route = routeTo(request.method, new URL(request.url).pathname);
    const name = functionNames.find((each) => each === route?.name);
    if (!route || !name) return Response.json({ message: 'Not Found' }, { status: 404 });
    const event = await httpEvent(request, { base64, routeKey: route.routeKey });
    return responseOf(await one(name).invoke(event));
  }

  const one = (name: FunctionName) => functions.get(name) ?? missing(name);
  return {
    ...{
      ask,
      table,
      stream,
      bucket,
      ssm,
      webhook: one('webhook'),
      tick: one('tick'),
      deliver: one('deliver'),
    },
    /** Whether the template's filter hands a change to deliver. */
    wakes: (change: unknown) => patterns.some((pattern) => letsThrough(pattern, change)),
    async close() {
      await Promise.all([...functions.values()].map((each) => each.stop()));
      await table.close();
      await Promise.all([dynamo.stop(), bucket.stop(), ssm.stop(), rm(folder, { recursive: true })]);
    },
  };
}
export type Stack = Awaited<ReturnType<typeof deploy>>;

function missing(name: string): never {
  throw new Error(`no function ${name}`);
}
