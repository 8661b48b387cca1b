import type { UnitPlanJson, UnitRow } from '../../../../shared/api/contracts/unit.ts';
import { Icon } from '../../../ui/icon.tsx';
import { type PageSay, useSay } from '../../words.ts';

/** Beyond it a person reads the file, not the page. */
const SHOWN = 200;

interface Line {
  readonly row: number;
  readonly kind: 'issue' | 'changed' | 'added';
  readonly text: string;
}

const LOOK = { issue: 'error', changed: 'info', added: 'good' } as const;
const ICON = { issue: 'error', changed: 'returned', added: 'done' } as const;

function linesOf({ added, changed, issues }: UnitPlanJson, say: PageSay): Line[] {
  const level = (unit: UnitRow) => say(`admin.level.${unit.level}`);
  const lines: Line[] = [
    ...issues.map(({ row, message }) => ({ row, kind: 'issue' as const, text: message })),
    ...changed.map(({ row, before, after }) => ({ row, kind: 'changed' as const, text: changeText(before, after) })),
    ...added.map((unit) => ({
      ...{ row: unit.row, kind: 'added' as const },
      text: say('admin.plan.addedText', { ...unit, parent: unit.parent ?? '', level: level(unit) }),
    })),
  ];
  return lines.sort((a, b) => Number(b.kind === 'issue') - Number(a.kind === 'issue') || a.row - b.row);

  function changeText(before: UnitRow, after: UnitRow): string {
    const parts = [
      before.name === after.name ? null : `${before.name} → ${after.name}`,
      before.level === after.level ? null : `${level(before)} → ${level(after)}`,
      before.parent === after.parent
        ? null
        : say('admin.plan.moved', { from: before.parent ?? '', to: after.parent ?? '' }),
    ];
    return `${after.code} ${parts.filter((part) => part !== null).join('；')}`;
  }
}

/** What an import would do, row by row, with what stands in its way first; or what it did. */
export function UnitPlan(props: { plan: UnitPlanJson; busy: boolean; onCarryOut(): void; onDrop(): void }) {
  const { plan } = props;
  const say = useSay();
  const lines = linesOf(plan, say);
  const count = plan.added.length + plan.changed.length;
  const facts = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
  return (
    <div class="stack plan">
      <p class={`strip tone-${plan.applied ? 'good' : plan.issues.length > 0 ? 'error' : 'info'}`} role="status">
        <Icon name={plan.applied ? 'done' : plan.issues.length > 0 ? 'error' : 'info'} />
        <span class="strip-text">
          {say(plan.applied ? 'admin.plan.done' : 'admin.plan.would', facts)}
          {plan.issues.length > 0 && ` ${say('admin.plan.faults', { count: plan.issues.length })}`}
        </span>
      </p>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        <section class="table-box" tabIndex={0} aria-label={say('admin.plan.rows')}>
          <table class="listed">
            <thead>
              <tr>
                <th scope="col">{say('admin.plan.row')}</th>
                <th scope="col">{say('admin.plan.kind')}</th>
                <th scope="col">{say('admin.plan.what')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, SHOWN).map(({ row, kind, text }) => (
                <tr key={`${row} ${kind} ${text}`}>
                  <td>{row}</td>
                  <td>
                    <span class={`word tone-${LOOK[kind]}`}>
                      <Icon name={ICON[kind]} />
                      {say(`admin.plan.${kind}`)}
                    </span>
                  </td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {lines.length > SHOWN && <p class="quiet small">{say('admin.plan.more', { count: lines.length - SHOWN })}</p>}
      {!plan.applied && (
        <div class="row">
          {plan.issues.length === 0 && count > 0 && (
            <button type="button" class="button primary" disabled={props.busy} onClick={props.onCarryOut}>
              {say('admin.plan.go', { count })}
            </button>
          )}
          <button type="button" class="button" onClick={props.onDrop}>
            {say('admin.plan.drop')}
          </button>
        </div>
      )}
    </div>
  );
}
