import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../../ui/text.tsx';
import type { Task } from './task.ts';

/** A sheet that is no annex: says so, lists the annexes it knows, offers the blanks of those this unit must fill. */
export function NoAnnex({ tasks, onBlank }: { tasks: ReadonlyMap<string, Task>; onBlank(task: Task): void }) {
  const say = useSay();
  return (
    <div class="strip tone-info no-annex">
      <Icon name="info" />
      <div class="strip-text stack">
        <strong>{say('sheet.none')}</strong>
        <p>{say('sheet.noneWhy')}</p>
        <ul class="known">
          {CATALOGUE.map((annex) => {
            const task = tasks.get(annex.id);
            return (
              <li key={annex.id}>
                {annex.code} {annex.title}{' '}
                {task?.annex.must && (
                  <button type="button" class="link" onClick={() => onBlank(task)}>
                    {say('tasks.blank')}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
