import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { type AuditEvent, GENESIS, type Seal } from './event.ts';

/** SHA-256, in hex, of the RFC 8785 JSON of an event and of the hash before it. */
export function eventHash(prev: string, event: AuditEvent): string {
  const { id, at, person, unit, kind, subject, data, device } = event;
  const json = canonicalize({ prev, id, at, person, unit, kind, subject, data, device });
  return bytesToHex(sha256(utf8ToBytes(json as string)));
}

/** The links of events that follow `prev`, in their order. */
export function linkEvents(prev: string, events: readonly AuditEvent[]): Omit<Seal, 'signature'>[] {
  let before = prev;
  return events.map((event) => {
    const link = { event: event.id, prev: before, hash: eventHash(before, event) };
    before = link.hash;
    return link;
  });
}

/** The text a seal's signature is over. */
export function sealStatement({ event, hash }: Pick<Seal, 'event' | 'hash'>): string {
  return canonicalize({ seal: event, hash }) as string;
}

/** What is wrong with a chain, and at which event. */
export interface ChainFault {
  /** `missing`: sealed, and no longer there. `order`: its seal does not follow the one before. */
  readonly kind: 'changed' | 'missing' | 'order' | 'unsealed' | 'cut';
  readonly event: number;
}

export interface ChainReport {
  readonly events: number;
  /** Written moments ago: their seal follows. They are the newest ones, or `unsealed` would be a fault. */
  readonly waiting: number;
  readonly head: Seal | null;
  readonly faults: readonly ChainFault[];
}

/**
 * Holds events to their seals. Both ascend by event. `last`: the highest event number ever given out, where that is
 * known: events cut off at the end are noticed by it.
 */
export function checkChain(
  events: Iterable<AuditEvent>,
  seals: Iterable<Seal>,
  last: number | null = null,
): ChainReport {
  const faults: ChainFault[] = [];
  const links = seals[Symbol.iterator]();
  let link = links.next();
  let prev = GENESIS;
  let head: Seal | null = null;
  let count = 0;
  let waiting: number[] = [];
  const follow = (seal: Seal) => {
    if (seal.prev !== prev) faults.push({ kind: 'order', event: seal.event });
    prev = seal.hash;
    head = seal;
    link = links.next();
  };
  let highest = 0;
  for (const event of events) {
    count++;
    highest = event.id;
    while (!link.done && link.value.event < event.id) {
      faults.push({ kind: 'missing', event: link.value.event });
      follow(link.value);
    }
    if (link.done || link.value.event !== event.id) {
      waiting.push(event.id);
      continue;
    }
    // Between sealed events there is none without a seal: it was put in afterwards.
    faults.push(...waiting.map((id) => ({ kind: 'unsealed' as const, event: id })));
    waiting = [];
    const seal = link.value;
    if (eventHash(seal.prev, event) !== seal.hash) faults.push({ kind: 'changed', event: event.id });
    follow(seal);
  }
  while (!link.done) {
    faults.push({ kind: 'missing', event: link.value.event });
    follow(link.value);
  }
  const sealed: Seal | null = head;
  const known = Math.max(highest, (sealed as Seal | null)?.event ?? 0);
  if (last !== null && last > known) faults.push({ kind: 'cut', event: known + 1 });
  return { events: count, waiting: waiting.length, head: sealed, faults };
}
