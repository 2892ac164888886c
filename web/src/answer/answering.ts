// One leader answering one open round: the draft and where it is kept, the screen that is on, submitting,
// other tabs.
// Must not know how a screen looks, nor the protocol: the ballot does that.

import * as ballot from '../ballot/index.js';
import { readAsked, type Asked } from './asked.js';
import type { Desk, Unsent } from './desk.js';
import { answersOf, blank, draftOf, type Draft } from './draft.js';
import * as entries from './entries.js';
import { whenSubmitting, type Response } from './failures.js';
import * as flow from './flow.js';
import type { Screen } from './flow.js';
import type { Frame } from './frame.js';
import { below } from './random.js';
import { read, write } from './saved.js';
import { done, type Receipt } from './screens/done.js';
import { viewOf } from './screens/index.js';
import { sending } from './screens/sending.js';
import type { Shelf } from './shelf.js';
import type { Status } from './status.js';
import { RESUMING, SENDING } from './wording/sending.js';

/** What an open round is answered with. */
export interface Opened {
  readonly session: ballot.Session;
  readonly shelf: Shelf;
  readonly status: Status;
}

/** Where the page goes when the link ends. */
export type Ended = (response: Response) => void;

export class Answering implements Desk {
  readonly asked: Asked;
  readonly status: Status;
  readonly #shelf: Shelf;
  readonly #frame: Frame;
  readonly #ended: Ended;
  readonly #stopped = new AbortController();
  #session: ballot.Session;
  #draft: Draft;
  /** Whether something is written that is not sent. */
  #isDrafting = false;
  #resumeAt: Screen | null = null;
  #code: string | null = null;
  #receipt: Receipt | null = null;
  #unsent: Unsent | null = null;
  #isSending = false;
  /** The draft's text as this tab last read or wrote it. */
  #text: string | null = null;

  constructor({ session, shelf, status }: Opened, frame: Frame, ended: Ended) {
    this.asked = readAsked(session.sheet);
    this.status = status;
    this.#session = session;
    this.#shelf = shelf;
    this.#frame = frame;
    this.#ended = ended;
    this.#draft = blank(this.asked, below);
  }

  /** Shows where the leader is, and goes on with what was interrupted. */
  async start(): Promise<void> {
    const kept = await this.#load();
    this.#listen();
    if (kept && !kept.acknowledged && this.#code === null) await this.#resume();
    else this.#show(this.#screen());
  }

  get sheet(): ballot.Sheet {
    return this.#session.sheet;
  }

  get draft(): Draft {
    return this.#draft;
  }

  get resumeAt(): Screen | null {
    return this.#isDrafting ? (this.#resumeAt ?? 'review') : null;
  }

  get isRevision(): boolean {
    return this.#receipt !== null || this.#code !== null;
  }

  get isFromReview(): boolean {
    return entries.readEntry(history.state)?.from === 'review' && flow.isQuestion(this.#screen());
  }

  get isShared(): boolean {
    return this.#shelf.isShared;
  }

  get hasReceipt(): boolean {
    return this.#code !== null;
  }

  get unsent(): Unsent | null {
    return this.#unsent;
  }

  change(part: Partial<Draft>): boolean {
    this.#draft = { ...this.#draft, ...part };
    this.#isDrafting = true;
    return this.#save();
  }

  go(screen: Screen): void {
    entries.push(window, screen);
    this.#show(screen);
  }

  next(): void {
    if (this.isFromReview) history.back();
    else this.go(flow.next(this.#screen(), this.asked.questions));
  }

  back(): void {
    const to = this.isFromReview ? 'review' : flow.previous(this.#screen(), this.asked.questions);
    const entry = entries.readEntry(history.state);
    if (entry?.from === to && entry.depth > 0) return history.back();
    entries.replace(window, to);
    this.#show(to);
  }

  share(isShared: boolean): void {
    this.#shelf.share(isShared);
    const device = { ...this.#session.device, storage: this.#shelf.memory };
    this.#session = { ...this.#session, device };
  }

  async enterCode(code: string): Promise<string | null> {
    try {
      this.#code = await ballot.encodeReceipt(await ballot.decodeReceipt(code));
    } catch (error) {
      if (error instanceof ballot.BallotError) return error.message;
      throw error;
    }
    this.#isDrafting = true;
    this.#save();
    return null;
  }

  submit(): void {
    const answers = answersOf(this.#draft, this.asked);
    const [session, code] = [this.#session, this.#code];
    void this.#send(SENDING, (onStep) =>
      code === null ? ballot.submit(session, answers, onStep) : ballot.reviseByReceipt(session, code, answers, onStep),
    );
  }

  dropChanges(): void {
    this.#isDrafting = false;
    this.#unsent = null;
    if (this.#receipt === null) this.#code = null;
    this.#keepCodeAlone();
    void this.#refresh(true);
  }

  /** Reads what is kept on this device. */
  async #load(): Promise<ballot.Kept | null> {
    this.#text = this.#shelf.load();
    const saved = this.#text === null ? null : read(this.#text, this.asked);
    this.#code = saved?.receipt ?? null;
    const kept = await ballot.recall(this.#session, this.#code ?? undefined);
    if (kept?.receipt) this.#receipt = { code: kept.receipt, isNew: this.#receipt?.isNew ?? false };
    this.#isDrafting = saved?.draft != null || (kept !== null && !kept.acknowledged);
    this.#resumeAt = saved?.screen ?? null;
    this.#draft = saved?.draft ?? (kept ? draftOf(kept.answers, this.asked, below) : blank(this.asked, below));
    return kept;
  }

  #save(): boolean {
    const screen = this.#resumeAt ?? this.asked.questions[0] ?? 'review';
    const text = write({ draft: this.#isDrafting ? this.#draft : null, screen, receipt: this.#code });
    this.#text = text;
    return this.#shelf.save(text);
  }

  /** The draft is no longer needed; a code is, since nothing else leads to its ballot. */
  #keepCodeAlone(): void {
    if (this.#code !== null) this.#save();
    else {
      this.#shelf.drop();
      this.#text = null;
    }
  }

  /** The screen of the entry that is on, as far as it may be shown now. */
  #screen(): Screen {
    const { screen = null } = entries.readEntry(history.state) ?? {};
    if (this.#receipt !== null && !this.#isDrafting) return 'done';
    return screen !== null && screen !== 'done' && flow.isScreen(screen, this.asked.questions) ? screen : 'welcome';
  }

  /** Shows a screen that the leader went to: a browser that is closed here goes on here. */
  #show(screen: Screen): void {
    if (flow.isQuestion(screen) || screen === 'review') this.#resumeAt = screen;
    if (this.#isDrafting) this.#save();
    this.#paint(screen);
  }

  /** Saves nothing: two tabs would answer each other for ever. */
  #paint(screen: Screen): void {
    entries.replace(window, screen);
    const isDone = screen === 'done' && this.#receipt !== null;
    this.#frame.show(isDone && this.#receipt ? done(this, this.#receipt, () => this.#revise()) : viewOf(screen, this));
    if (screen !== 'review') this.#unsent = null;
  }

  #revise(): void {
    this.change({});
    this.go('review');
  }

  async #resume(): Promise<void> {
    await this.#send(RESUMING, (onStep) => ballot.resume(this.#session, onStep));
  }

  async #send(heading: string, work: (onStep: ballot.OnStep) => Promise<ballot.Submitted | null>): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#unsent = null;
    const { view, onStep } = sending(heading);
    this.#frame.show(view);
    try {
      const stored = await work(onStep);
      if (stored) await this.#stored(stored);
      else this.#show(this.#screen());
    } catch (error) {
      this.#failed(whenSubmitting(error));
    } finally {
      this.#isSending = false;
    }
  }

  async #stored({ receipt }: ballot.Submitted): Promise<void> {
    // What was begun under the link before the code was entered leads nowhere: the invitation is spent.
    if (this.#code !== null) await ballot.forget(this.#session);
    this.#receipt = { code: receipt, isNew: true };
    this.#isDrafting = false;
    this.#keepCodeAlone();
    this.#show('done');
  }

  #failed(response: Response): void {
    if (response.kind !== 'beside' && response.kind !== 'spent') {
      this.stop();
      return this.#ended(response);
    }
    this.#unsent = response;
    this.#isDrafting = true;
    this.#show('review');
  }

  #listen(): void {
    const { signal } = this.#stopped;
    const moved = (): void => {
      if (entries.readEntry(history.state) === null) location.reload();
      else if (!this.#isSending) this.#show(this.#screen());
    };
    addEventListener('popstate', moved, { signal });
    // What another tab wrote or sent is what this one shows.
    const changed = ({ key }: StorageEvent): void => {
      if (this.#shelf.has(key)) void this.#refresh(false);
    };
    addEventListener('storage', changed, { signal });
    addEventListener('pageshow', () => void this.#refresh(false), { signal });
  }

  async #refresh(isWanted: boolean): Promise<void> {
    if (this.#isSending) return;
    const before = [this.#shelf.load() === this.#text, this.#receipt?.code];
    const kept = await this.#load();
    const isSame = before[0] === true && before[1] === this.#receipt?.code && kept?.acknowledged !== false;
    if (isWanted || !isSame) this.#paint(this.#screen());
  }

  /** Stops listening: another page takes over. */
  stop(): void {
    this.#stopped.abort();
  }
}
