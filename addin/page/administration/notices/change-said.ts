import type { AnnexChange } from '../../../../shared/api/contracts/draft.ts';
import type { PageSay } from '../../words.ts';

/**
 * One change of an annex as a sentence.
 * @example changeSaid({ part: 'column', kind: 'added', label: '备注', … }, say) // '新增栏目“备注”'
 */
export function changeSaid({ part, kind, label, before, aspects }: AnnexChange, say: PageSay): string {
  if (part === 'title') return say('admin.version.titled', { label, before: before ?? '' });
  if (part === 'order' || part === 'rules' || part === 'notes') return say(`admin.version.${part}`);
  const what = say(`admin.version.part.${part}`);
  if (kind !== 'changed') return say(`admin.version.${kind}`, { what, label });
  const said = [
    ...(before === null ? [] : [say('admin.version.renamed', { before })]),
    ...aspects.map((aspect) => say(`admin.version.aspect.${aspect}`)),
  ];
  return say('admin.version.changed', { what, label, said });
}
