import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = Operation['responses'][string];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The problems that an operation may answer with: the name of the component, and what it says. */
const PROBLEMS: Readonly<Record<string, readonly [name: string, description: string]>> = {
  400: ['InvalidInput', 'The input breaks a rule; `errors` names field and rule'],
  401: ['NotSignedIn', 'Not signed in'],
  403: ['Forbidden', 'This account, or the party it acts for, may not do this'],
  404: ['NotFound', 'There is no such thing'],
  406: ['NotAcceptable', 'The answer would not be acceptable'],
  409: ['Conflict', 'The state of things does not allow it'],
  412: ['RevisionMismatch', 'Something was recorded since the revision that was named'],
  413: ['TooLarge', 'The body is larger than 256 KB'],
  415: ['UnsupportedMediaType', 'The body is not JSON in UTF-8'],
  429: ['TooManyAttempts', 'Too many attempts'],
  503: ['Unavailable', 'Not ready, or too busy: try again'],
};

const COMMON_HEADERS = {
  'API-Version': { description: 'Version of this API', schema: { type: 'string' } },
  'X-Correlation-Id': {
    description: 'Id by which the log tells of this request',
    schema: { type: 'string', format: 'uuid' },
  },
} as const;

/** Adds what holds for every operation: the common headers on each answer, and the problems that it may answer with. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) completeOperation(operation, method);
    }
  }
  const problems = Object.values(PROBLEMS).map(([name, description]) => [name, problem(description)]);
  const responses = Object.fromEntries(problems) as Record<string, Exclude<Response, undefined>>;
  return { ...document, components: { ...document.components, responses } };
}

function completeOperation(operation: Operation, method: string): void {
  const { responses } = operation;
  for (const response of Object.values(responses)) withCommonHeaders(response);
  for (const status of problemsOf(operation, method))
    responses[status] ??= { $ref: `#/components/responses/${PROBLEMS[status]?.[0] ?? ''}` };
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

function problem(description: string): Response {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, headers: COMMON_HEADERS, content: { 'application/problem+json': { schema } } };
}

function withCommonHeaders(response: Response | undefined): void {
  if (response === undefined || '$ref' in response) return;
  response.headers = { ...response.headers, ...COMMON_HEADERS };
}
