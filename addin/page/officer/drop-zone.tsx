import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../../ui/text.tsx';
import { type Chosen, useFile } from '../use-file.tsx';

const LIMIT_MB = 20;

/** Takes a workbook by drop, click, keyboard or paste, anywhere on the page. `compact`: once one is open. */
export function DropZone(props: { compact: boolean; onFile(file: Chosen): void; onProblem(message: string): void }) {
  const say = useSay();
  const { over, choose, input } = useFile({
    accept: '.xlsx,.xls,.ods,.xlsm,.et',
    limitMb: LIMIT_MB,
    anywhere: true,
    onFile: props.onFile,
    onTooBig: (size) => props.onProblem(say('drop.tooBig', { size, limit: LIMIT_MB })),
  });
  if (props.compact) {
    return (
      <>
        <button type="button" class={over ? 'button over' : 'button'} onClick={choose}>
          <Icon name="upload" />
          {say('drop.another')}
        </button>
        {input}
      </>
    );
  }
  return (
    <div class="drop">
      <button type="button" class={over ? 'drop-zone over' : 'drop-zone'} onClick={choose}>
        <Icon name="upload" />
        <strong>{say('drop.title')}</strong>
        <span>{say('drop.or')}</span>
        <span class="quiet small">{say('drop.kinds')}</span>
      </button>
      {input}
    </div>
  );
}
