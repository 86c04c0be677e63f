/** Import rules; each says in a sentence why it is there. */
const config = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, and cannot be understood or tested apart.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Deciders are tested and replayed without any framework, file or network: the domain imports only the core and other domains.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^libs/[^/]+/src/domain/',
          '^libs/event-sourcing/src/index',
          '^libs/(party|signal|route)/src/index',
        ],
      },
    },
    {
      name: 'core-imports-nothing',
      comment: 'Everything rests on the event sourcing core, so it rests on nothing but the language.',
      severity: 'error',
      from: { path: '^libs/event-sourcing/src/(core|port)/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/event-sourcing/src/(core|port)/', '^node:crypto$', '^crypto$'] },
    },
    {
      name: 'write-never-reads-read-models',
      comment: 'A decision rests on the history itself; a read model may lag behind or be rebuilt.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/(write|domain)/' },
      to: { path: ['^libs/ledger/', '^libs/[^/]+/src/read/'] },
    },
    {
      name: 'contexts-meet-at-their-index',
      comment: 'What a context keeps inside it may change without asking others.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/(src|src/nest|testing)/index\\.ts$'],
      },
    },
    {
      name: 'apps-meet-libraries-at-their-index',
      comment: 'Apps compose libraries; they do not reach into them.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/(src|src/nest|testing)/index\\.ts$' },
    },
    {
      name: 'only-apps-choose-adapters',
      comment: 'Which engine runs is decided where the parts are put together, nowhere else.',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['^libs/event-store-[^/]+/', '\\.spec\\.ts$', '/testing/'] },
      to: { path: '^libs/event-store-[^/]+/' },
    },
    {
      name: 'no-test-code-in-source',
      comment: 'What ships must not depend on what only tests need.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { path: ['/testing/', '\\.spec\\.ts$', '@jest/globals', 'fast-check', 'supertest'] },
    },
    {
      name: 'libraries-do-not-know-apps',
      comment: 'A library must work in any composition.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist'] },
    exclude: { path: ['node_modules', '^dist', '^test/bench/peers'] },
    tsConfig: { fileName: 'tsconfig.imports.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};

export { config as default };
