import { RIBBON_ACTIONS } from '../../../shared/manifest/ribbon.ts';
import { type Finding, finding } from '../finding.ts';
import { descendants, type Node } from '../parse.ts';

// Six controls a group: Microsoft's reference of the OfficeTab and CustomTab elements
const GROUP_LIMIT = 6;

/** The ribbon: ids are unique, a group holds at most six controls, one tab, functions that the add-in has. */
export function checkCommands(root: Node): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  const nodes = [...descendants(root)];
  for (const node of nodes.filter(({ name }) => ['CustomTab', 'Group', 'Control'].includes(name))) {
    const id = node.attributes.get('id') ?? '';
    if (seen.has(id)) found.push(finding('id.repeated', node, id));
    seen.add(id);
  }
  for (const node of nodes.filter(({ name }) => name === 'Group')) {
    const count = node.children.filter(({ name }) => name === 'Control').length;
    if (count > GROUP_LIMIT) found.push(finding('group.full', node, `${count} controls, ${GROUP_LIMIT} allowed`));
  }
  for (const node of nodes.filter(({ name }) => name === 'CustomTab').slice(1))
    found.push(finding('tab.repeated', node, 'an add-in has one tab of its own'));
  for (const node of nodes.filter(({ name }) => name === 'FunctionName'))
    if (!RIBBON_ACTIONS.some((action) => action === node.text))
      found.push(finding('function.unknown', node, node.text));
  return found;
}
