// The server's half of docs/protocol.md in memory, for the tests of the browser's half.
// It keeps what the real one must not: readable ballots, and a record of every request.
import {
  constants,
  createHash,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  verify,
  type KeyObject,
} from 'node:crypto';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Stored {
  readonly secret: string;
  readonly version: number;
  readonly answers: string;
  readonly commit: string;
}

/** What a test changes about a sound server. */
export interface Options {
  readonly origin?: string;
  /** Another public key in the sheet. */
  readonly spki?: Buffer;
  /** Changes the sheet after the links were made. */
  readonly alterSheet?: (sheet: string) => string;
  /** Changes blind signatures. */
  readonly alterSignature?: (signature: Buffer) => Buffer;
  readonly roster?: readonly string[];
  /** Other fields of the sheet, such as the questions. */
  readonly sheet?: object;
  /** Changes what is released. */
  readonly alterBulletin?: (bulletin: object) => object;
  readonly alterReport?: (report: object) => object;
}

export const ISSUER = generateKeyPairSync('rsa', { modulusLength: 3072 });

/** Hashes as the protocol writes them. */
export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

export class Server {
  readonly round = 'k3v7abcdefgh2345';
  readonly asked: Asked[] = [];
  readonly ballots = new Map<string, Stored>();
  readonly invitations = new Map<string, string | null>();
  closed = false;
  /** Refuses the next request in this way. */
  next: Reply | null = null;
  readonly #options: Options;
  readonly #roster: readonly string[];
  readonly #sheet: string;

  constructor(options: Options = {}) {
    this.#options = options;
    this.#roster = options.roster ?? ['Ana Ruiz', 'Bo Lindqvist'];
    this.#sheet = JSON.stringify({
      schema: 'parallax.sheet/1',
      round: this.round,
      organization: 'Halden Ferries',
      team: 'Executive team',
      roster: this.#roster,
      instruments: [{ kind: 'sentence', question: 'What is our strategy?', most_characters: 300 }],
      subgroups: null,
      minimum: 5,
      closes: '2026-12-01T17:00:00Z',
      closes_when_all_answered: true,
      reading: 'the organizers read the shuffled sentences before the release',
      issuer: (options.spki ?? spkiOf(ISSUER.publicKey)).toString('base64url'),
      seal: randomBytes(32).toString('base64url'),
      ...options.sheet,
    });
  }

  get roundKey(): string {
    return sha256(this.#sheet).subarray(0, 16).toString('base64url');
  }

  /** Invites one more leader. */
  invite(): string {
    return this.#link(null);
  }

  /** Another link for the same invitation: what was spent stays spent, the old link is nobody's. */
  renew(address: string): string {
    const [token = ''] = new URL(address).hash.slice(1).split('.');
    const place = placeOf(Buffer.from(token, 'base64url'));
    const spent = this.invitations.get(place) ?? null;
    this.invitations.delete(place);
    return this.#link(spent);
  }

  #link(spent: string | null): string {
    const token = randomBytes(16);
    this.invitations.set(placeOf(token), spent);
    const origin = this.#options.origin ?? 'https://parallax.example';
    return `${origin}/r/${this.round}#${token.toString('base64url')}.${this.roundKey}`;
  }

  get permits(): number {
    return [...this.invitations.values()].filter((blinded) => blinded !== null).length;
  }

  handle(method: string, path: string, roundKey: string | null, body: Buffer): Reply {
    this.asked.push({ method, path, body });
    const refusal = this.next;
    this.next = null;
    if (refusal) return refusal;
    if (roundKey !== this.roundKey) return problem(404, 'not-found');
    const { alterSheet = (sheet: string): string => sheet } = this.#options;
    switch (`${method} ${path}`) {
      case `GET /r/${this.round}/sheet`:
        return reply(200, alterSheet(this.#sheet));
      case `GET /r/${this.round}/bulletin`:
        return reply(200, this.bulletin());
      case `GET /r/${this.round}/report`:
        return reply(200, this.report());
      case `POST /r/${this.round}/permit`:
        return this.#permit(body);
      case `PUT /r/${this.round}/ballot`:
        return this.#ballot(body);
      default:
        return problem(404, 'not-found');
    }
  }

  bulletin(): string {
    const { alterBulletin = (bulletin: object): object => bulletin } = this.#options;
    const bulletin = {
      schema: 'parallax.bulletin/1',
      round: this.round,
      invited: this.#roster.length,
      permits: this.permits,
      dropped: 0,
      commits: [...this.ballots.values()].map((ballot) => ballot.commit).sort(),
    };
    return JSON.stringify(alterBulletin(bulletin));
  }

  report(): string {
    const { alterReport = (report: object): object => report } = this.#options;
    const report = {
      schema: 'parallax.release/1',
      invited: this.#roster.length,
      answered: this.ballots.size < 3 ? null : this.ballots.size,
      report: null,
      withheld: 'Too few answers. Nothing is shown.',
      subgroups: [],
    };
    return JSON.stringify(alterReport(report));
  }

  #permit(body: Buffer): Reply {
    const { token, blinded } = JSON.parse(body.toString()) as { token: string; blinded: string };
    const place = placeOf(Buffer.from(token, 'base64url'));
    const spent = this.invitations.get(place);
    if (this.closed) return problem(409, 'round-closed');
    if (spent === undefined) return problem(403, 'invitation-unknown');
    const mark = sha256('parallax/blinded/1', Buffer.from(blinded, 'base64url')).toString('hex');
    if (spent !== null && spent !== mark) return problem(409, 'permit-spent');
    this.invitations.set(place, mark);
    const { alterSignature = (signature: Buffer): Buffer => signature } = this.#options;
    const signature = blindSign(ISSUER.privateKey, Buffer.from(blinded, 'base64url'));
    return reply(200, JSON.stringify({ signature: alterSignature(signature).toString('base64url') }));
  }

  #ballot(body: Buffer): Reply {
    if (body.length !== 8_192) return problem(400, 'body-size');
    if (this.closed) return problem(409, 'round-closed');
    const ballot = JSON.parse(body.toString()) as Stored & { permit: string | null };
    const secret = Buffer.from(ballot.secret, 'base64url');
    const id = sha256('parallax/ballot/1', this.round, secret);
    const known = this.ballots.get(id.toString('hex'));
    if (!known && !permitIsValid(id, ballot.permit)) return problem(403, 'permit-invalid');
    const version = Buffer.alloc(4);
    version.writeUInt32BE(ballot.version);
    const commit = sha256('parallax/commit/1', this.round, secret, version, ballot.answers);
    if (commit.toString('base64url') !== ballot.commit) return problem(400, 'commit');
    const stale = known && known.version >= ballot.version && known.commit !== ballot.commit;
    if (stale) return problem(409, 'version-stale', { stored_version: known.version });
    this.ballots.set(id.toString('hex'), ballot);
    return reply(200, JSON.stringify({ version: ballot.version }));
  }
}

function placeOf(token: Buffer): string {
  return sha256('parallax/token/1', token).toString('hex');
}

export function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

export function reply(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, body: Buffer.from(body), headers: { 'Content-Type': 'application/json', ...headers } };
}

export function problem(
  status: number,
  name: string,
  more: object = {},
  headers: Record<string, string> = {},
): Reply {
  const body = { type: `urn:parallax:problem:${name}`, title: name, status, detail: name, ...more };
  return reply(status, JSON.stringify(body), { 'Content-Type': 'application/problem+json', ...headers });
}

/** The raw private operation: RFC 9474, BlindSign. */
function blindSign(key: KeyObject, blinded: Buffer): Buffer {
  return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
}

function permitIsValid(ballotId: Buffer, permit: string | null): boolean {
  if (permit === null) return false;
  const bytes = Buffer.from(permit, 'base64url');
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const message = Buffer.concat([bytes.subarray(0, 32), ballotId]);
  return verify('sha384', message, { key: ISSUER.publicKey, ...padding }, bytes.subarray(32));
}
