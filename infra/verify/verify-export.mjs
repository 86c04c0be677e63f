#!/usr/bin/env node
// Verifies an export of a Ketenspoor history. Needs Node 20 or newer and nothing else; reads three files, changes nothing.
//
//   node verify-export.mjs FOLDER [--key PUBLIC.pem] [--anchor SEAL-HASH]
//
// FOLDER holds
//   events.jsonl   one event a line: {"position", "hash", "body"}; `body` is the event's text exactly as it was stored
//   seals.jsonl    one seal a line: which range of positions holds how many events, and the root of their Merkle tree
//   manifest.json  the SHA-256 of both, and how many there are
// What is checked
//   1. each event's hash is SHA-256(hash of the event before it in its stream + line feed + body); revisions have no gap
//   2. each seal's root is that of the events in its range (RFC 6962 §2.1), and its hash that of its own fields
//   3. each seal names the hash of the seal before it; with --key each is signed by that key (Ed25519)
//   4. with --anchor, the seal hash that you noted at another time is among the seals
// An attacker who can rewrite everything can make a history that passes 1 to 3 without a key. 4, or a key that the attacker does not
// have, is what you know from elsewhere. Exit code: 0 nothing found, 1 something found, 2 wrong call or unreadable files.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ZEROS = '0'.repeat(64);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (...parts) => sha256(...parts).toString('hex');

/** Everything that does not fit, as sentences. `files`: texts, or for large ones `eventsFile`, a path that is read as a stream. */
export async function problemsOf({ eventsFile, events, seals, manifest, key, anchor }) {
  const problems = [];
  const sealList = readSeals(seals, key, problems);
  if (anchor && !sealList.some(({ hash }) => hash === anchor))
    problems.push(`No seal has the hash ${anchor}.`);

  const ends = new Map(); // stream → the revision and hash of its last event
  const fileHash = createHash('sha256');
  let count = 0;
  let last = 0n;
  let unsealed = 0;
  let index = 0; // of the seal whose range is being read
  let leaves = [];
  const closeSeal = () => {
    const { number, count: sealed, root } = sealList[index];
    if (leaves.length !== sealed)
      problems.push(`Seal ${number} holds ${sealed} events; ${leaves.length} are there.`);
    else if (merkleRoot(leaves).toString('hex') !== root)
      problems.push(`Seal ${number}: the events of its range are not those that it sealed.`);
    leaves = [];
    index += 1;
  };

  for await (const { line, ended } of linesOf(eventsFile, events, fileHash)) {
    count += 1;
    const event = readEvent(line, ended);
    if (event === null) {
      problems.push(`Line ${count} of events.jsonl is not what an export writes.`);
      continue;
    }
    const { position, stream, revision, hash, body } = event;
    const where = `Event ${position} (${stream}, revision ${revision})`;
    if (position <= last) problems.push(`${where} does not stand after the event before it.`);
    last = position;
    const end = ends.get(stream) ?? { revision: -1, hash: ZEROS };
    if (revision !== end.revision + 1)
      problems.push(`${where}: revision ${end.revision + 1} is expected here.`);
    else if (hex(`${end.hash}\n${body}`) !== hash)
      problems.push(`${where} is altered: its hash does not fit.`);
    ends.set(stream, { revision, hash });

    while (index < sealList.length && position > BigInt(sealList[index].to)) closeSeal();
    if (index === sealList.length) unsealed += 1;
    else leaves.push(sha256('\u0000', `${position}\n${stream}\n${revision}\n${hash}`));
  }
  while (index < sealList.length) closeSeal();

  if (key && sealList.length === 0 && count > 0)
    problems.push('There is no seal that the key could have signed.');
  const said = JSON.parse(manifest);
  if (said.events !== count) problems.push(`The manifest says ${said.events} events; ${count} are there.`);
  if (said.files['events.jsonl'] !== fileHash.digest('hex'))
    problems.push('events.jsonl is not the file of the manifest.');
  if (said.files['seals.jsonl'] !== hex(seals)) problems.push('seals.jsonl is not the file of the manifest.');
  if (said.seals !== sealList.length)
    problems.push(`The manifest says ${said.seals} seals; ${sealList.length} are there.`);
  return {
    problems,
    events: count,
    streams: ends.size,
    seals: sealList.length,
    unsealed,
    generated: said.generated,
  };
}

function readSeals(text, key, problems) {
  const lines = text.split('\n');
  if (lines.pop() !== '') problems.push('seals.jsonl does not end with a line feed.');
  let previous = { hash: ZEROS, to: '0' };
  return lines.map((line, i) => {
    const seal = JSON.parse(line);
    const { number, from, to, count, root, recordedAt, hash, signature } = seal;
    if (JSON.stringify(seal) !== line || Object.keys(seal).length !== 9)
      problems.push(`Line ${i + 1} of seals.jsonl is not what an export writes.`);
    if (hex([number, from, to, count, root, seal.previous, recordedAt].join('\n')) !== hash)
      problems.push(`Seal ${number} is altered: its hash does not fit.`);
    if (number !== i + 1 || seal.previous !== previous.hash || BigInt(from) <= BigInt(previous.to))
      problems.push(`Seal ${number} does not follow the seal before it.`);
    if (key && !isSigned(hash, signature, key))
      problems.push(`Seal ${number} is not signed by the key that was given.`);
    previous = seal;
    return seal;
  });
}

function isSigned(hash, signature, key) {
  const bytes = Buffer.from(signature ?? '', 'base64');
  return bytes.toString('base64') === signature && verify(null, Buffer.from(hash), key, bytes);
}

function readEvent(line, ended) {
  try {
    const { position, hash, body } = JSON.parse(line);
    const { stream, revision } = JSON.parse(body);
    const isExact = ended && JSON.stringify({ position, hash, body }) === line && /^\d{1,19}$/.test(position);
    return isExact ? { position: BigInt(position), stream, revision, hash, body } : null;
  } catch {
    return null;
  }
}

function merkleRoot(leaves) {
  if (leaves.length === 1) return leaves[0];
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256('\u0001', merkleRoot(leaves.slice(0, left)), merkleRoot(leaves.slice(left)));
}

async function* linesOf(file, text, hash) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const bytes of file ? createReadStream(file) : [Buffer.from(text)]) {
    hash.update(bytes);
    let chunk;
    try {
      chunk = decoder.decode(bytes, { stream: true });
    } catch {
      yield { line: 'bytes that are no UTF-8 text', ended: false };
      return;
    }
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) yield { line, ended: true };
  }
  if (rest !== '') yield { line: rest, ended: false };
}

async function main([folder, ...options]) {
  const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  if (folder === undefined || folder.startsWith('-')) {
    console.error('Usage: node verify-export.mjs FOLDER [--key PUBLIC.pem] [--anchor SEAL-HASH]');
    return 2;
  }
  const keyFile = option('--key');
  const { problems, generated, ...counts } = await problemsOf({
    eventsFile: join(folder, 'events.jsonl'),
    seals: readFileSync(join(folder, 'seals.jsonl'), 'utf8'),
    manifest: readFileSync(join(folder, 'manifest.json'), 'utf8'),
    key: keyFile && createPublicKey(readFileSync(keyFile)),
    anchor: option('--anchor'),
  });
  if (generated) console.log('This history is generated: made-up data.');
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  );
  for (const problem of problems.slice(0, 100)) console.log(`- ${problem}`);
  console.log(problems.length === 0 ? 'Nothing was found.' : `${problems.length} problems were found.`);
  return problems.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error) => {
      console.error(`The export cannot be read: ${error.message}`);
      process.exitCode = 2;
    },
  );
}
