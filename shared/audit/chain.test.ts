import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChain, linkEvents } from './chain.ts';
import { type AuditEvent, GENESIS, type Seal } from './event.ts';

const event = (id: number, over: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  at: `2026-06-01T00:00:${String(id % 60).padStart(2, '0')}.000Z`,
  ...{
    person: 7,
    unit: '320300',
    kind: 'submission.received',
    subject: String(id),
    data: '{"version":1}',
    device: 'd1',
  },
  ...over,
});

const chain = (count: number) => {
  const events = Array.from({ length: count }, (_, i) => event(i + 1));
  const seals: Seal[] = linkEvents(GENESIS, events).map((link) => ({ ...link, signature: null }));
  return { events, seals };
};

describe('an audit chain', () => {
  it('that nobody touched holds, and tells its head', () => {
    const { events, seals } = chain(5);
    expect(checkChain(events, seals, 5)).toEqual({ events: 5, waiting: 0, head: seals[4], faults: [] });
  });

  it('holds while the newest events wait for their seal', () => {
    const { events, seals } = chain(5);
    expect(checkChain(events, seals.slice(0, 3), 5)).toMatchObject({ waiting: 2, faults: [], head: { event: 3 } });
  });

  it.each<[string, (events: AuditEvent[]) => void, object[]]>([
    [
      'a changed time',
      (e) => e.splice(1, 1, event(2, { at: '2026-06-02T00:00:00.000Z' })),
      [{ kind: 'changed', event: 2 }],
    ],
    ['a changed person', (e) => e.splice(1, 1, event(2, { person: 8 })), [{ kind: 'changed', event: 2 }]],
    ['changed data', (e) => e.splice(1, 1, event(2, { data: '{"version":2}' })), [{ kind: 'changed', event: 2 }]],
    ['another device', (e) => e.splice(1, 1, event(2, { device: null })), [{ kind: 'changed', event: 2 }]],
    ['an event taken out', (e) => e.splice(2, 1), [{ kind: 'missing', event: 3 }]],
    [
      'the last events taken out',
      (e) => e.splice(3, 2),
      [
        { kind: 'missing', event: 4 },
        { kind: 'missing', event: 5 },
      ],
    ],
    [
      'two events exchanged',
      (e) => e.splice(1, 2, event(2, { subject: '3', at: event(3).at }), event(3, { subject: '2', at: event(2).at })),
      [
        { kind: 'changed', event: 2 },
        { kind: 'changed', event: 3 },
      ],
    ],
  ])('shows %s', (_, tamper, faults) => {
    const { events, seals } = chain(5);
    tamper(events);
    expect(checkChain(events, seals, 5).faults).toEqual(faults);
  });

  it('shows an event put in between without a seal', () => {
    const { events, seals } = chain(5);
    expect(
      checkChain(
        events,
        seals.filter(({ event: id }) => id !== 3),
        5,
      ).faults,
    ).toEqual([
      { kind: 'unsealed', event: 3 },
      { kind: 'order', event: 4 },
    ]);
  });

  it('shows that the end was cut off with its seals, by the highest number given out', () => {
    const { events, seals } = chain(5);
    expect(checkChain(events.slice(0, 3), seals.slice(0, 3), 5).faults).toEqual([{ kind: 'cut', event: 4 }]);
  });

  it('shows a link that was made anew for a changed event: the next one no longer follows', () => {
    const { events, seals } = chain(5);
    const forged = event(2, { person: 9 });
    events.splice(1, 1, forged);
    const [link] = linkEvents(seals[1]?.prev ?? '', [forged]);
    if (link) seals.splice(1, 1, { ...link, signature: null });
    expect(checkChain(events, seals, 5).faults).toEqual([{ kind: 'order', event: 3 }]);
  });

  it('whatever single event is changed, taken out or moved, it is found', () => {
    const act = fc.constantFrom('change', 'remove', 'swap');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), act, (size, at, how) => {
        const { events, seals } = chain(size);
        const i = at % (size - 1);
        const [a, b] = [events[i] as AuditEvent, events[i + 1] as AuditEvent];
        if (how === 'change') events[i] = { ...a, subject: 'x' };
        if (how === 'remove') events.splice(i, 1);
        if (how === 'swap') events.splice(i, 2, { ...b, id: a.id }, { ...a, id: b.id });
        expect(checkChain(events, seals, size).faults.some(({ event: id }) => id === i + 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
