import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { open } from '../src/ballot/session.js';
import { browser } from './device.js';
import { refused } from './refused.js';
import { ISSUER, Server, sha256, spkiOf, type Options } from './server.js';

/** No answer leaves the device, and no token. */
function assertOnlyTheSheetWasAskedFor(server: Server): void {
  assert.deepEqual(
    server.asked.map(({ method, path, body }) => [method, path, body.length]),
    [['GET', `/r/${server.round}/sheet`, 0]],
  );
}

async function refusedBeforeAnythingIsSent(
  options: Options,
  kind: Parameters<typeof refused>[1],
): Promise<void> {
  const server = new Server(options);
  await refused(open(browser(server), server.invite()), kind);
  assertOnlyTheSheetWasAskedFor(server);
}

test('the sheet of a link is read, with its twelve words', async () => {
  const server = new Server();
  const { sheet } = await open(browser(server), server.invite());
  assert.equal(sheet.team, 'Executive team');
  assert.deepEqual(sheet.roster, ['Ana Ruiz', 'Bo Lindqvist']);
  assert.equal(sheet.instruments[0]?.kind, 'sentence');
  assert.equal(sheet.words.split(' ').length, 12);
});

test('a sheet that is not the one of the link is refused', async () => {
  await refusedBeforeAnythingIsSent({ alterSheet: (sheet) => `${sheet} ` }, 'sheet-differs');
  await refusedBeforeAnythingIsSent({ alterSheet: (sheet) => sheet.replace('Ana', 'Eva') }, 'sheet-differs');
  await refusedBeforeAnythingIsSent({ alterSheet: () => '' }, 'sheet-differs');
});

test('any issuer key but RSA with 3072 bit and e = 65537 is refused', async (context) => {
  const rsa = (modulusLength: number, publicExponent = 65_537): Buffer =>
    spkiOf(generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey);
  const good = spkiOf(ISSUER.publicKey);
  const even = Buffer.from(good);
  even.writeUInt8(even.readUInt8(416) & 0xfe, 416);
  const otherExponent = Buffer.from(good);
  otherExponent.writeUInt8(0x03, good.length - 1);
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 3072 }).publicKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const keys = {
    '2048 bit': rsa(2048),
    '2047 bit': rsa(2047),
    '3070 bit': rsa(3070),
    '3080 bit': rsa(3080),
    'e = 3': rsa(3072, 3),
    'e = 65539': otherExponent,
    'another OID': spkiOf(pss),
    'another kind': spkiOf(curve),
    'even n': even,
    'first byte missing': good.subarray(1),
    'last byte missing': good.subarray(0, -1),
    'one byte more': Buffer.concat([good, Buffer.of(0)]),
    nothing: Buffer.alloc(0),
  };
  for (const [name, spki] of Object.entries(keys)) {
    await context.test(name, () => refusedBeforeAnythingIsSent({ spki }, 'issuer-key'));
  }
});

test('a sheet of another round or another schema is refused, although the link was made for it', async () => {
  for (const [what, instead] of [
    ['k3v7abcdefgh2345', 'k3v7abcdefgh2346'],
    ['sheet/1', 'sheet/2'],
    ['"seal"', '"sael"'],
  ] as const) {
    const server = new Server();
    const sheet = server
      .handle('GET', `/r/${server.round}/sheet`, server.roundKey, Buffer.of())
      .body.toString();
    const other = sheet.replace(what, instead);
    const key = sha256(other).subarray(0, 16).toString('base64url');
    const address = server.invite().replace(/\.[^.]+$/, `.${key}`);
    const device = { ...browser(server), fetch: () => Promise.resolve(new Response(other)) };
    await refused(open(device, address), 'sheet-malformed');
  }
});

test('without a secure context nothing is asked for', async (context) => {
  const server = new Server();
  context.mock.getter(crypto, 'subtle', () => undefined);
  await refused(open(browser(server), server.invite()), 'insecure-context');
  assert.equal(server.asked.length, 0);
});
