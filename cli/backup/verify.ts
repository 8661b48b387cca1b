import { createPublicKey, type JsonWebKey, verify as verifySignature } from 'node:crypto';
import { type ChainFault, checkChain, sealStatement } from '../../shared/audit/chain.ts';
import type { Seal } from '../../shared/audit/event.ts';
import { contentHash } from '../../shared/submission/content-hash.ts';
import type { Sqlite } from '../../worker/store/dump.ts';
import { auditOf, type ProvenSubmission, recordsOf, submissionsOf } from '../../worker/store/proof.ts';

export interface Proof {
  readonly events: number;
  readonly waiting: number;
  readonly submissions: number;
  /** Signed links that were checked; null where no key was given. */
  readonly signatures: number | null;
  readonly head: { readonly event: number; readonly hash: string } | null;
  readonly faults: readonly Fault[];
}

export type Fault =
  | ChainFault
  | { readonly kind: 'signature' | 'rewritten'; readonly event: number }
  /** `content`: its records are not what its receipt vouches for. `untold`: no event tells of it. */
  | { readonly kind: 'content' | 'untold'; readonly submission: number };

export interface Against {
  /** Public keys as GET /receipts/key publishes them. */
  readonly keys?: readonly JsonWebKey[];
  /** The newest link of an earlier backup: it must still be in the chain. */
  readonly earlier?: Pick<Seal, 'event' | 'hash'> | null;
}

/** Holds a database to its own audit: the chain of events, their signatures, and every submission to its event. */
export function prove(db: Sqlite, against: Against = {}): Proof {
  const { events, seals, last } = auditOf(db);
  const { keys, earlier } = against;
  const faults: Fault[] = [];
  let signatures = 0;
  let found = !earlier;
  function* watched(): Generator<Seal> {
    for (const seal of seals) {
      if (earlier && seal.event === earlier.event && seal.hash === earlier.hash) found = true;
      if (keys && seal.signature !== null) {
        signatures++;
        if (!isSigned(seal, keys)) faults.push({ kind: 'signature', event: seal.event });
      }
      yield seal;
    }
  }
  const report = checkChain(events, watched(), last);
  if (earlier && !found) faults.push({ kind: 'rewritten', event: earlier.event });
  let submissions = 0;
  for (const submission of submissionsOf(db)) {
    submissions++;
    const fault = submissionFault(db, submission);
    if (fault) faults.push({ kind: fault, submission: submission.id });
  }
  const head = report.head && { event: report.head.event, hash: report.head.hash };
  const { waiting } = report;
  return {
    ...{ events: report.events, waiting, submissions, head, signatures: keys ? signatures : null },
    faults: [...report.faults, ...faults],
  };
}

function isSigned(seal: Seal, keys: readonly JsonWebKey[]): boolean {
  const signature = Buffer.from(seal.signature ?? '', 'base64url');
  const text = Buffer.from(sealStatement(seal));
  return keys.some((key) => verifySignature(null, text, createPublicKey({ key, format: 'jwk' }), signature));
}

function submissionFault(db: Sqlite, s: ProvenSubmission): 'content' | 'untold' | null {
  const records = recordsOf(db, s.id).map((data) => JSON.parse(data) as { values: Record<string, never> });
  const header = JSON.parse(s.header) as Record<string, string>;
  const hash = contentHash({ notice: s.notice, annex: s.annex, unit: s.unit, header, records });
  if (s.toldHash === null) return 'untold';
  return hash === s.contentHash && hash === s.toldHash ? null : 'content';
}
