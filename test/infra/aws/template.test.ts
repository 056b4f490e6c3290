import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bundle } from '../../../infra/aws/bundle.ts';
import type { Resource } from '../../../infra/aws/template.ts';
import { problemsIn } from '../../../infra/aws/validate.ts';
import { zipOf } from '../../../infra/aws/zip.ts';
import { createTable } from '../../../shared/store/dynamo-table.ts';
import { type Packaged, packaged } from '../../kit/cloud/packaged.ts';

const Statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat()),
  Resource: z.unknown(),
});
const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })),
});

let made: Packaged;
beforeAll(async () => {
  made = await packaged();
}, 120_000);
afterAll(() => made?.remove());

const resource = (id: string): Resource =>
  made.template.Resources[id] ?? { Type: '', Properties: {}, DependsOn: [] };
const ofType = (type: string) =>
  Object.entries(made.template.Resources).filter(([, { Type }]) => Type === type);

test('CloudFormation would find nothing wrong with the template, in no partition', () => {
  expect(problemsIn(made.template)).toEqual([]);
});

test('the table is the one that the code expects, kept whatever becomes of the stack', async () => {
  const { Properties, DeletionPolicy, UpdateReplacePolicy } = resource('Table');
  const sent = await creationOfTable();
  for (const name of [
    'KeySchema',
    'AttributeDefinitions',
    'GlobalSecondaryIndexes',
    'BillingMode',
  ] as const) {
    expect(Properties[name], name).toEqual(sent[name]);
  }
  expect(Properties).toMatchObject({
    StreamSpecification: { StreamViewType: sent.StreamSpecification?.StreamViewType },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    DeletionProtectionEnabled: true,
  });
  expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
});

/** What the code itself asks for when it makes a table. */
async function creationOfTable(): Promise<CreateTableCommand['input']> {
  const sent: CreateTableCommand['input'][] = [];
  const recording = {
    config: {},
    send: async (command: unknown) => {
      if (command instanceof CreateTableCommand) sent.push(command.input);
      return { Table: { TableStatus: 'ACTIVE' } };
    },
  };
  await createTable(recording as unknown as DynamoDBClient, 'any');
  const [input] = sent;
  if (!input) throw new Error('no table was made');
  return input;
}

test('photos are private, encrypted, kept in versions and reached over TLS only', () => {
  expect(resource('Photos')).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      PublicAccessBlockConfiguration: {
        ...{ BlockPublicAcls: true, BlockPublicPolicy: true },
        ...{ IgnorePublicAcls: true, RestrictPublicBuckets: true },
      },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: {} }] },
    },
  });
  expect(resource('PhotosPolicy').Properties['PolicyDocument']).toMatchObject({
    Statement: [{ Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
  });
});

const names = ['Webhook', 'Gateway', 'Pages', 'Cap', 'Calendar', 'Feeds', 'Tick', 'Deliver', 'Console'];

describe.each(names)('the role of %s', (name) => {
  const statements = () =>
    Role.parse(resource(`${name}Role`).Properties).Policies.flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );

  test('belongs to that function alone and names each thing it may do', () => {
    expect(resource(`${name}LambdaFunction`).Properties['Role']).toEqual({
      'Fn::GetAtt': [`${name}Role`, 'Arn'],
    });
    expect(statements().flatMap(({ Action }) => Action.filter((one) => one.includes('*')))).toEqual([]);
    expect(resource(`${name}Role`).Properties['ManagedPolicyArns']).toBeUndefined();
  });

  test('names each thing it may do it to, but for the keys of photos', () => {
    const wild = statements().filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
    const photos: Readonly<Record<string, readonly string[]>> = {
      Deliver: ['s3:GetObject', 's3:PutObject'],
      Gateway: ['s3:GetObject', 's3:PutObject'],
      Console: ['s3:GetObject'],
    };
    const Action = photos[name];
    const Resource = { 'Fn::Sub': `\${Photos.Arn}/photos/*` };
    expect(wild).toEqual(Action ? [{ Effect: 'Allow', Action, Resource }] : []);
  });

  test('writes to its own log only', () => {
    const logs = statements().filter(({ Action }) => Action.some((one) => one.startsWith('logs:')));
    expect(logs.map(({ Resource }) => Resource)).toEqual([{ 'Fn::GetAtt': [`${name}LogGroup`, 'Arn'] }]);
  });
});

test('deliver and the gateway keep photos, deliver alone reads the stream; the console shows photos', () => {
  const may = (name: string) =>
    JSON.stringify(resource(`${name}Role`).Properties).match(/"(s3|dynamodb):\w*(Object|Records)"/g);
  expect(names.map((name) => may(name)?.length ?? 0)).toEqual([0, 2, 0, 0, 0, 0, 0, 3, 1]);
});

test('functions run on arm64 and Node 22, and their logs end', () => {
  for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
    expect(Properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs22.x' });
  }
  const kept = ofType('AWS::Logs::LogGroup').map(([, { Properties }]) => Properties['RetentionInDays']);
  expect(kept).toEqual(names.map(() => 90));
});

test('a wake-up that fails is tried once more and never holds others up', () => {
  expect(resource('DeliverEventSourceMappingDynamodbTable').Properties).toMatchObject({
    ...{ MaximumRetryAttempts: 1, BisectBatchOnFunctionError: false, ParallelizationFactor: 1 },
    EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
  });
});

const repeated = (name: string, times: number) => Array.from({ length: times }, () => name);

test('failures, throttles, a door that does not answer and a courier that falls behind raise alarms', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const watched = alarms.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`).sort();
  expect(watched).toEqual([
    'AWS/ApiGateway 5xx',
    ...[...repeated('Errors', names.length), 'IteratorAge', ...repeated('Throttles', names.length)].map(
      (one) => `AWS/Lambda ${one}`,
    ),
    'Zhishou OldestRowAge',
  ]);
  const action = { 'Fn::If': ['HasAlarmTopic', { Ref: 'AlarmTopicArn' }, { Ref: 'AWS::NoValue' }] };
  expect(alarms.map(({ AlarmActions }) => AlarmActions)).toEqual(alarms.map(() => [action]));
});

test('the clock can stand still until a backup is restored', () => {
  expect(resource('TickEventsRuleSchedule1').Properties['State']).toEqual({ Ref: 'Clock' });
});

test('the same code makes the same zip, byte for byte', async () => {
  const { files } = await bundle('webhook');
  expect(zipOf(files).equals(await made.zip('webhook'))).toBe(true);
});
