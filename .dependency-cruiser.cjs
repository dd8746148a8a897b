/**
 * The dependency rule (docs/architecture.md): a context imports only the shared floors, floors import only downward, and
 * nothing that runs on WhatsApp's origin can reach the database, not even through others.
 */
const contexts = [
  'whatsapp-core',
  'content-script',
  'background',
  'search-worker',
  'import-worker',
  'backup-worker',
  'screens',
];
/** Highest first. */
const floors = ['ui', 'assistant', 'search-client', 'database', 'protocol', 'domain', 'locales'];

const folder = (names) => `^src/(${names.join('|')})/`;

const contextRules = contexts.map((context) => ({
  name: `context-alone-${context}`,
  comment: 'Contexts are separate JavaScript worlds: what two of them need lives in a floor.',
  severity: 'error',
  from: { path: folder([context]) },
  to: { path: folder(contexts.filter((other) => other !== context)) },
}));

const floorRules = floors.map((floor, index) => ({
  name: `floor-downward-${floor}`,
  comment: 'Floors import only the floors below them.',
  severity: 'error',
  from: { path: folder([floor]) },
  to: { path: folder([...contexts, ...floors.slice(0, index)]) },
}));

module.exports = {
  forbidden: [
    ...contextRules,
    ...floorRules,
    {
      name: 'no-way-from-whatsapp-to-the-database',
      comment: "What runs on WhatsApp's origin must not reach the database, nor the screens.",
      severity: 'error',
      from: { path: ['^entrypoints/whatsapp', folder(['whatsapp-core', 'content-script'])] },
      to: { path: folder(['database', 'search-client', 'assistant', 'ui']), reachable: true },
    },
    {
      name: 'only-screens-approve',
      comment:
        'No message can approve anything: approvals are written by the screens on which a human pressed the key.',
      severity: 'error',
      from: {
        path: '^(src|entrypoints)/',
        pathNot: ['^src/screens/(approvals|chats)/', '\\.test\\.tsx?$'],
      },
      to: { path: '^src/database/approvals\\.ts$' },
    },
    {
      name: 'only-the-sender-hands-over',
      comment:
        'Orders to send are made of claimed messages: nobody but the outbox sender, who claims, can have one made.',
      severity: 'error',
      from: {
        path: '^(src|entrypoints)/',
        pathNot: ['^src/background/outbox-sender\\.ts$', '\\.test\\.tsx?$'],
      },
      to: { path: '^src/background/hand-over\\.ts$' },
    },
    {
      name: 'only-the-page-sender-sends',
      comment: 'In the page, what came over the private port goes to WhatsApp by one module.',
      severity: 'error',
      from: {
        path: '^(src|entrypoints)/',
        pathNot: ['^src/whatsapp-core/start\\.ts$', '\\.test\\.tsx?$'],
      },
      to: { path: '^src/whatsapp-core/message-sender\\.ts$' },
    },
    {
      name: 'only-the-driver-knows-wa-js',
      comment: 'wa-js changes with WhatsApp; what depends on it stays in one place.',
      severity: 'error',
      from: { path: '^(src|entrypoints)/', pathNot: '^src/whatsapp-core/wa-js-driver' },
      to: { path: 'node_modules/@wppconnect/wa-js' },
    },
    {
      name: 'entrypoints-are-ends',
      comment: 'Nothing imports an entrypoint.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'product-without-test-code',
      comment: 'The product imports nothing of its tests, scripts or benchmarks.',
      severity: 'error',
      from: { path: '^(src|entrypoints)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|e2e|scripts|bench)/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'A rule cannot see an arrow that does not resolve.',
      severity: 'error',
      from: { path: '^(src|entrypoints)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
