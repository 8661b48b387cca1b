import { useSay } from '../../ui/text.tsx';
import type { WorkbookDesk } from './use-workbook.ts';

const STAGES = ['reading', 'recognising', 'checking'] as const;

/** What is being done to the file, how far it is, and a way to stop it. */
export function ReadingBar(props: { reading: NonNullable<WorkbookDesk['reading']>; onCancel(): void }) {
  const say = useSay();
  const { name, progress } = props.reading;
  const share = progress.of === 0 ? 0 : progress.done / progress.of;
  const value = (STAGES.indexOf(progress.stage) + share) / STAGES.length;
  const text = progress.stage === 'checking' ? say('read.checking', { sheet: name }) : say(`read.${progress.stage}`);
  return (
    <div class="card stack reading" role="status">
      <label class="row spread" for="reading-bar">
        <span>
          {text} · {name}
        </span>
      </label>
      <div class="row nowrap">
        <progress id="reading-bar" max={1} value={value} />
        <button type="button" class="button" onClick={props.onCancel}>
          {say('read.cancel')}
        </button>
      </div>
    </div>
  );
}
