import { useSay } from './text.tsx';
import { daysLeft, dayText } from './time.ts';

/** By when it is due, and how long that is from now: amber in the last days, red afterwards. `done`: nothing is left to do. */
export function Due({ deadline, done }: { deadline: string | null; done: boolean }) {
  const say = useSay();
  if (!deadline) return null;
  const now = new Date();
  const days = daysLeft(deadline, now);
  const left =
    days > 0
      ? say('tasks.left', { days })
      : days === 0
        ? say('tasks.today')
        : say('tasks.past', { days: Math.abs(days) });
  const tone = done ? 'quiet' : days < 0 ? 'tone-error' : days <= 3 ? 'tone-amber' : 'quiet';
  return (
    <span class={tone}>
      {say('tasks.due', { date: dayText(deadline, say.locale, now) })}
      {!done && ` · ${left}`}
    </span>
  );
}
