import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { fromMillis, StoreUnavailableError } from '#event-sourcing';
import {
  ExportedHistory,
  exportHistory,
  keyInFile,
  SealBook,
  sealInto,
  verifyHistory,
  type Finding,
  type Verified,
} from '#history-proof';
import { readEnvironment } from '#platform';
import { isGeneratedWorld, openHistory } from '../../composition/stored-history.js';
import { UsageError, type CliCommand } from './cli-command.js';

const USAGE = {
  seal: `Usage: npm run ketenspoor -- seal [--data DIR] [--key PRIVATE.pem]
  seals what was recorded since the last seal, in DIR/seals.jsonl; a server may be running
  --key   an Ed25519 private key (openssl genpkey -algorithm ed25519 -out PRIVATE.pem)`,
  verify: `Usage: npm run ketenspoor -- verify [--data DIR | --export FOLDER] [--seals FILE] [--key PUBLIC.pem] [--anchor HASH]
  --seals   a copy of the seals that you kept elsewhere; default: those beside the history
  --key     the public key by which every seal must be signed
  --anchor  hash of a seal that you noted earlier`,
  export: `Usage: npm run ketenspoor -- export --to FOLDER [--data DIR] [--key PUBLIC.pem]
  --to   an empty or new folder; infra/verify/verify-export.mjs verifies it anywhere`,
} as const;
type Name = keyof typeof USAGE;

const SHOWN = 50;

export const sealCommand: CliCommand = async (args) => {
  const options = optionsIn('seal', args);
  if (options.help) return said(USAGE.seal);
  const key = options.key === undefined ? null : keyIn(options.key, createPrivateKey);
  const history = await openHistory(options.data);
  const book = new SealBook(join(options.data, 'seals.jsonl'));
  const { seals, events } = await sealInto(book, history, key).finally(() => history.close());
  const last = book.read().at(-1);
  return said(
    `${events.toLocaleString('en')} events sealed in ${seals} seals${key === null ? ', not signed' : ''}.
${last === undefined ? 'Nothing is recorded yet.' : `Note this elsewhere; it stands for the whole history until now:\n${last.hash}`}`,
  );
};

export const verifyCommand: CliCommand = async (args) => {
  const options = optionsIn('verify', args);
  if (options.help) return said(USAGE.verify);
  const exported = options.export === undefined ? null : new ExportedHistory(options.export);
  if (options.export !== undefined && !existsSync(join(options.export, 'events.jsonl')))
    throw new StoreUnavailableError(`${options.export} is no export: it has no events.jsonl.`);
  const beside =
    exported === null ? join(options.data, 'seals.jsonl') : join(options.export ?? '', 'seals.jsonl');
  const seals = new SealBook(options.seals ?? beside).read();
  const key = options.key === undefined ? undefined : keyIn(options.key, createPublicKey);
  const history = exported ?? (await openHistory(options.data));
  const findings: Finding[] = [];
  const started = performance.now();
  const bar = new SingleBar({
    format: ' {value} events verified | {duration_formatted}',
    clearOnComplete: true,
  });
  bar.start(0, 0);
  try {
    const verified = await verifyHistory(history, {
      seals,
      key,
      anchor: options.anchor,
      onFinding: (finding) => {
        if (findings.length < SHOWN) findings.push(finding);
      },
      onProgress: (events) => bar.update(events),
    });
    bar.stop();
    said(verifyText(verified, findings, (performance.now() - started) / 1000));
    return verified.findings === 0 ? 0 : 1;
  } finally {
    bar.stop();
    if ('close' in history) await history.close();
  }
};

export const exportCommand: CliCommand = async (args) => {
  const options = optionsIn('export', args);
  if (options.help) return said(USAGE.export);
  if (options.to === undefined) throw new UsageError(`--to is missing.\n${USAGE.export}`);
  const key = options.key === undefined ? null : keyIn(options.key, createPublicKey);
  const history = await openHistory(options.data);
  try {
    const { events, seals, lastSeal } = await exportHistory(history, {
      to: options.to,
      seals: new SealBook(join(options.data, 'seals.jsonl')).read(),
      exportedAt: fromMillis(Date.now()),
      publicKey: key?.export({ type: 'spki', format: 'pem' }).toString() ?? null,
      generated: isGeneratedWorld(options.data),
    });
    return said(
      `${events.toLocaleString('en')} events and ${seals} seals exported to ${options.to}.
${lastSeal === null ? 'Nothing is sealed: run seal first.' : `Last seal: ${lastSeal}`}
Verify it anywhere with: node infra/verify/verify-export.mjs ${options.to}`,
    );
  } finally {
    await history.close();
  }
};

function verifyText(
  { events, streams, seals, unsealed, findings }: Verified,
  shown: readonly Finding[],
  seconds: number,
): string {
  const lines = [
    `${events.toLocaleString('en')} events of ${streams.toLocaleString('en')} streams and ${seals.toLocaleString('en')} seals verified (${Math.round(events / seconds).toLocaleString('en')} events/s).`,
    unsealed === 0
      ? 'Every event is sealed.'
      : `${unsealed.toLocaleString('en')} events came after the last seal: only their own stream's chain holds them.`,
    ...shown.map(
      ({ what, position, stream, revision, message }) =>
        `  ${what}${position === null ? '' : `, position ${position} (${stream ?? ''}, revision ${revision ?? ''})`}: ${message}`,
    ),
    ...(findings > shown.length ? [`  … and ${findings - shown.length} more`] : []),
    findings === 0
      ? 'Nothing was found.'
      : `${findings} findings: this is not the history that was recorded.`,
  ];
  return lines.join('\n');
}

function optionsIn(name: Name, args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: text,
        key: text,
        help: { type: 'boolean' },
        ...(name === 'verify' ? { export: text, seals: text, anchor: text } : {}),
        ...(name === 'export' ? { to: text } : {}),
      },
    });
    const given = values as Partial<Record<'data' | 'key' | 'export' | 'seals' | 'anchor' | 'to', string>>;
    return {
      ...given,
      help: values.help === true,
      data: given.data ?? join(readEnvironment().dataFolder, 'world'),
    };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE[name]}`);
  }
}

function keyIn(file: string, read: (pem: Buffer) => KeyObject): KeyObject {
  const key = keyInFile(file, read);
  if (key !== null) return key;
  throw new UsageError(`${file} holds no Ed25519 key that can be used here (PEM).`);
}

function said(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
