/** One event as the database keeps it: who did what, when, from which device. Append-only. */
export interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly person: number | null;
  /** Code of the unit it concerns. */
  readonly unit: string;
  readonly kind: string;
  readonly subject: string;
  /** JSON text, as written. */
  readonly data: string;
  /** The device it was done from; null where a program did it. */
  readonly device: string | null;
}

/** The link of one event in the chain. */
export interface Seal {
  readonly event: number;
  /** Hash of the event before it; GENESIS for the first. */
  readonly prev: string;
  readonly hash: string;
  /** base64url Ed25519 of sealStatement, on the last event sealed at a time. */
  readonly signature: string | null;
}

export const GENESIS = 'annex-sync';
