import tseslint from 'typescript-eslint';

const noClockInDomain = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A decider gets the time from its context.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A decider gets the time from its context.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A decider knows no chance.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'A decider gets the time from its context.' },
  {
    selector: "MemberExpression[object.name='performance']",
    message: 'A decider gets the time from its context.',
  },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Ids come from the decision context.' },
  {
    selector: 'MemberExpression[property.name=/^(randomUUID|getRandomValues|randomBytes)$/]',
    message: 'Ids come from the decision context.',
  },
];
const environmentMessage = 'The environment is read in libs/platform/src/config/environment.ts only.';
const noEnvironment = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: environmentMessage },
  { selector: "MemberExpression[object.name='process'][property.value='env']", message: environmentMessage },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: environmentMessage,
  },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: environmentMessage },
];
const noLossyEvents = {
  name: '@nestjs/cqrs',
  importNames: ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga'],
  message: 'They lose events (docs/adr/0012): projections and automations read the store.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const noEnum = { selector: 'TSEnumDeclaration', message: 'Unions over enums.' };

export { config as default };

const config = tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'var/',
      'coverage/',
      'test/bench/peers/',
      'apps/tracker/page/',
      'test/browser/*.js',
      '*.mjs',
      'infra/**/*.mjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...noEnvironment, noDefaultExport, noEnum],
      'no-restricted-imports': ['error', { paths: [noLossyEvents] }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Ports are asynchronous; an adapter on SQLite is not.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Nest reads constructor parameter types at run time: they must not become type-only imports.
    files: [
      '**/*.{controller,module,handler,guard,filter,interceptor,service,pipe,request,entity}.ts',
      'apps/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['libs/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noEnvironment, noDefaultExport, noEnum, ...noClockInDomain],
    },
  },
  {
    files: ['libs/platform/src/config/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noEnum] },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        noEnum,
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
          message: 'No skipped or focused tests.',
        },
        {
          selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
          message: 'No skipped or focused tests.',
        },
      ],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['apps/**/*.ts', 'test/bench/**/*.ts'], rules: { 'no-console': 'off' } },
);
