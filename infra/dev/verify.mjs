// Everything that CI checks, in one go: format, lint, import rules, types, drift, API rules, tests.
// Usage: npm run verify. Ends with `N passed, N failed` of the tests; exits 1 when anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', name);
const scratch = mkdtempSync(join(tmpdir(), 'ketenspoor-verify-'));
const report = join(scratch, 'jest.json');

const checks = [
  ['format', [bin('prettier'), '--check', '--log-level', 'warn', '.']],
  ['lint', [bin('eslint'), '--max-warnings', '0', 'apps', 'libs', 'test']],
  ['import rules', [bin('depcruise'), 'apps', 'libs', 'test', '--config', '.dependency-cruiser.mjs']],
  ['types', [bin('tsc'), '--noEmit', '-p', 'tsconfig.json']],
  [
    'API rules',
    [
      bin('spectral'),
      'lint',
      'docs/reference/openapi.json',
      '--ruleset',
      'infra/api/ruleset.spectral.yaml',
      '--fail-severity=warn',
    ],
  ],
  ['tests', ['npm', 'test', '--', '--ci', '--json', '--outputFile', report]],
];

const failed = [];
for (const [name, [program, ...words]] of checks) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(program, words, { stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}

const results = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : {
      numPassedTests: 0,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    };
rmSync(scratch, { recursive: true });
const skipped = results.numPendingTests + results.numTodoTests;
if (skipped > 0) failed.push(`${skipped} skipped tests`);
if (results.numPassedTests === 0) failed.push('no test ran');

process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join(', ')}.\n`);
process.stdout.write(
  `${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
