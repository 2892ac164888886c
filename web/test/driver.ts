// Speaks JSON lines with a test in another language: one command in, one line out. The state of one
// leader lasts from "start" to the next "start".
import { createInterface } from 'node:readline';
import { checkBulletin } from '../src/ballot/bulletin.js';
import { encodeBody } from '../src/ballot/body.js';
import { fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from '../src/ballot/bytes.js';
import { ballotId, commitTo } from '../src/ballot/digest.js';
import { BallotError } from '../src/ballot/errors.js';
import { readObject, type Fields } from '../src/ballot/json.js';
import { blind, finalize, type Blinded } from '../src/ballot/permit.js';
import type { Commit } from '../src/ballot/pending.js';
import { encodeReceipt } from '../src/ballot/receipt.js';
import { readReported } from '../src/ballot/report.js';
import { verifySheet, type Sheet } from '../src/ballot/sheet.js';

interface Leader {
  readonly sheet: Sheet;
  readonly secret: Bytes;
  readonly message: Blinded;
  permit: Bytes | null;
  commits: Commit[];
}

let leader: Leader | null = null;

const commands: Readonly<Record<string, (command: Fields) => Promise<object>>> = {
  start,
  finish,
  body,
  check,
  words,
};

/** `{"do":"start","sheet":"<text>","round_key":"…"}` */
async function start(command: Fields): Promise<object> {
  const text = utf8(textOf(command, 'sheet'));
  const round = readObject(fromUtf8(text))?.['round'];
  const link = { round: String(round), roundKey: bytesOf(command, 'round_key') };
  const sheet = await verifySheet(text, link);
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const message = await blind(sheet.issuer, await ballotId(sheet.round, secret));
  leader = { sheet, secret, message, permit: null, commits: [] };
  return { secret: toBase64url(secret), blinded: toBase64url(message.blinded) };
}

/** `{"do":"finish","signature":"…"}` */
async function finish(command: Fields): Promise<object> {
  const { sheet, secret, message } = started();
  const permit = await finalize(sheet.issuer, message, bytesOf(command, 'signature'));
  started().permit = permit;
  return {
    permit: toBase64url(permit),
    ballot_id: toBase64url(await ballotId(sheet.round, secret)),
    receipt: await encodeReceipt(secret),
  };
}

/** `{"do":"body","version":1,"answers":"<JSON text>"}`, with `"by_receipt":true` without the permit. */
async function body(command: Fields): Promise<object> {
  const { sheet, secret, permit } = started();
  const version = Number(command['version']);
  const answers = textOf(command, 'answers');
  const commit = await commitTo(sheet.round, secret, version, answers);
  started().commits = [{ version, commit }];
  const shown = command['by_receipt'] === true ? null : permit;
  const bytes = encodeBody({ secret, permit: shown, version, answers, commit });
  return { body: fromUtf8(bytes), commit: toBase64url(commit) };
}

/** `{"do":"check","bulletin":"<text>","report":"<text>"}`, for the last version that was sent. Without a
 * report the bulletin is held against this leader's ballot alone. */
async function check(command: Fields): Promise<object> {
  const { sheet, commits } = started();
  const acknowledged = commits.at(-1)?.version ?? 0;
  const mine = { commits, acknowledged };
  const bulletin = textOf(command, 'bulletin');
  if ('report' in command) {
    const report = readReported(utf8(textOf(command, 'report')));
    return checkBulletin(utf8(bulletin), { sheet, report, mine });
  }
  const invited = Number(readObject(bulletin)?.['invited']);
  const believed = { round: sheet.round, roster: Array<string>(invited).fill('') };
  return checkBulletin(utf8(bulletin), { sheet: believed, report: { invited, answered: null }, mine });
}

/** `{"do":"words"}` */
async function words(): Promise<object> {
  return { words: started().sheet.words };
}

function started(): Leader {
  if (leader) return leader;
  throw new Error('start comes first');
}

function textOf(command: Fields, name: string): string {
  const value = command[name];
  if (typeof value === 'string') return value;
  throw new Error(`${name} is missing`);
}

function bytesOf(command: Fields, name: string): Bytes {
  const bytes = fromBase64url(textOf(command, name));
  if (bytes) return bytes;
  throw new Error(`${name} is not base64url`);
}

async function answer(line: string): Promise<object> {
  try {
    const command = readObject(line) ?? {};
    const run = commands[textOf(command, 'do')];
    return run ? await run(command) : { error: 'no such command' };
  } catch (error) {
    if (error instanceof BallotError) return { error: error.failure.kind };
    return { error: error instanceof Error ? error.message : 'unknown' };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
