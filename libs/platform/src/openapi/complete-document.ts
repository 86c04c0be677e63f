import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The input breaks a rule; `errors` names field and rule',
  401: 'Not signed in',
  403: 'This account, or the party it acts for, may not do this',
  404: 'There is no such thing',
  406: 'The answer would not be acceptable',
  409: 'The state of things does not allow it',
  412: 'Something was recorded since the revision that was named',
  413: 'The body is larger than 256 KB',
  415: 'The body is not JSON in UTF-8',
  429: 'Too many attempts',
  503: 'Not ready, or too busy: try again',
};

/** Adds what holds for every operation: the version header on each answer, and the problems that it may answer with. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) completeOperation(operation, method);
    }
  }
  return document;
}

function completeOperation(operation: Operation, method: string): void {
  const { responses } = operation;
  for (const status of problemsOf(operation, method))
    responses[status] ??= problem(PROBLEMS[status] ?? 'A problem');
  for (const response of Object.values(responses)) withCommonHeaders(response);
}

function problemsOf({ parameters = [], security, tags = [] }: Operation, method: string): readonly string[] {
  const inPath = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path');
  const writes = method !== 'get';
  return [
    '400',
    '406',
    ...(security === undefined ? [] : ['401', '403']),
    ...(inPath || writes ? ['404'] : []),
    ...(writes ? ['409', '412', '413', '415'] : []),
    ...(writes && security === undefined ? ['401', '429'] : []),
    ...(writes || tags.includes('health') ? ['503'] : []),
  ];
}

function problem(description: string): Responses[string] {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function withCommonHeaders(response: Responses[string] | undefined): void {
  if (response === undefined || '$ref' in response) return;
  response.headers = {
    ...response.headers,
    'API-Version': { description: 'Version of this API', schema: { type: 'string' } },
    'X-Correlation-Id': {
      description: 'Id by which the log tells of this request',
      schema: { type: 'string', format: 'uuid' },
    },
  };
}
