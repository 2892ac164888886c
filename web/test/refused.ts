// Asserts that something stops with one kind of failure.
import assert from 'node:assert/strict';
import { BallotError, type Failure, type FailureKind } from '../src/ballot/errors.js';

export async function refused(work: Promise<unknown>, kind: FailureKind): Promise<Failure> {
  const error = await work.then(
    () => assert.fail(`no failure, expected ${kind}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof BallotError)) throw error;
  assert.equal(error.failure.kind, kind);
  return error.failure;
}
