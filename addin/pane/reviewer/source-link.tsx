import { usePaneSay } from '../words.tsx';

/** A version and its receipt, which anyone can check at its public address. */
export function SourceLink({ version, receiptNumber }: { version: number; receiptNumber: string }) {
  const say = usePaneSay();
  return (
    <a href={`/#/receipt/${encodeURIComponent(receiptNumber)}`} target="_blank" rel="noreferrer">
      {say('lineage.one', { version, receipt: receiptNumber })}
    </a>
  );
}
