import type { Finding } from '../../ui/finding.ts';
import { FindingActions } from '../../ui/finding-actions.tsx';
import { type FindingHandsProps, useHandInWorld } from '../world.tsx';

/** What the officer can do about a finding of an annex. */
export function FindingHands({ at, finding, answer, onEdit }: FindingHandsProps) {
  const { correcting, answering } = useHandInWorld();
  const hands = {
    onEdit,
    onTake: () => void correcting.take(at, [finding]),
    onAnswer: (_: Finding, reason: string) => answering.answer(at, finding, reason),
    onReopen: () => answering.reopen(at, finding),
  };
  return <FindingActions finding={finding} answer={answer} hands={hands} />;
}
