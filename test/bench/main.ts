import { parseArgs } from 'node:util';
import { appendBench } from './append.bench.js';
import { postgresBench } from './postgres.bench.js';
import { machine, table } from './report.js';
import { worldBench } from './world.bench.js';

// Usage: npm run bench [-- --events 1000000 --appends 10000]
const { values } = parseArgs({ options: { events: { type: 'string' }, appends: { type: 'string' } } });
const events = Number(values.events ?? 1_000_000);
const appends = Number(values.appends ?? 10_000);

console.log(`${machine()}\n\`npm run bench -- --events ${events} --appends ${appends}\`\n`);
console.log(table('Appending and reading, embedded store', await appendBench(appends)));
console.log(table('Appending and reading, PostgreSQL', await postgresBench(appends)));
const { replay, queries } = await worldBench(events);
console.log(table('Replay', replay));
console.log(table('Queries', queries));
