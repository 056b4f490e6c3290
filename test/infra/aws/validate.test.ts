import { expect, test } from 'vitest';
import { Template } from '../../../infra/aws/template.ts';
import { problemsIn } from '../../../infra/aws/validate.ts';

const bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
const problems = (Resources: object, more: object = {}) => problemsIn(Template.parse({ Resources, ...more }));

test('a sound template has no problems', () => {
  const policy = { Bucket: { Ref: 'Photos' }, PolicyDocument: { Statement: [] } };
  const Resources = {
    Photos: bucket,
    Policy: { Type: 'AWS::S3::BucketPolicy', Properties: policy, DependsOn: 'Photos' },
  };
  expect(problems(Resources, { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Photos', 'Arn'] } } } })).toEqual(
    [],
  );
});

test.each<[string, object, RegExp]>([
  ['a type that does not exist', { A: { Type: 'AWS::S3::Bukket' } }, /A: no such type/],
  [
    'a property that does not exist',
    { A: { ...bucket, Properties: { BucketNam: 'x' } } },
    /no such property BucketNam/,
  ],
  [
    'a property within a property',
    { A: { ...bucket, Properties: { VersioningConfiguration: { State: 'Enabled' } } } },
    /no such property State/,
  ],
  [
    'a property that is missing',
    { A: { Type: 'AWS::Lambda::EventSourceMapping' } },
    /FunctionName is missing/,
  ],
  [
    'text where a number belongs',
    { A: { Type: 'AWS::Lambda::Function', Properties: { Code: {}, Role: 'x', Timeout: 'long' } } },
    /Timeout: is no integer/,
  ],
  [
    'one where a list belongs',
    { A: { Type: 'AWS::Lambda::Function', Properties: { Code: {}, Role: 'x', Architectures: 'arm64' } } },
    /Architectures: is no list/,
  ],
  [
    'a branch of a choice',
    { A: { ...bucket, Properties: { BucketName: { 'Fn::If': ['No', 1, 'x'] } } } },
    /BucketName: is no string/,
  ],
  [
    'a reference to nothing',
    { A: { ...bucket, Properties: { BucketName: { Ref: 'Nothing' } } } },
    /no Nothing/,
  ],
  [
    'an attribute that does not exist',
    { A: bucket, B: { ...bucket, Properties: { BucketName: { 'Fn::GetAtt': ['A', 'Url'] } } } },
    /A has no Url/,
  ],
  [
    'a name in a text',
    { A: { ...bucket, Properties: { BucketName: { 'Fn::Sub': `x-\${Nothing}` } } } },
    /no Nothing/,
  ],
  [
    'an attribute in a text',
    { A: bucket, B: { ...bucket, Properties: { BucketName: { 'Fn::Sub': `\${A.Url}` } } } },
    /A has no Url/,
  ],
  [
    'a condition that does not exist',
    { A: { ...bucket, Properties: { BucketName: { 'Fn::If': ['No', 'x', 'y'] } } } },
    /no condition No/,
  ],
  [
    'a pseudo parameter that does not exist',
    { A: { ...bucket, Properties: { BucketName: { Ref: 'AWS::Zone' } } } },
    /no AWS::Zone/,
  ],
  ['what it waits for', { A: { ...bucket, DependsOn: ['B'] } }, /A: depends on no B/],
  [
    'a partition by name',
    { A: { ...bucket, Properties: { BucketName: 'arn:aws:s3:::x' } } },
    /A.Properties.BucketName: names a partition/,
  ],
  [
    'what China lacks',
    { A: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE', TargetFunctionArn: 'x' } } },
    /China has no function URLs/,
  ],
])('%s is found', (_, Resources, expected) => {
  expect(problems(Resources).join('\n')).toMatch(expected);
});
