import { type Finding, finding } from '../finding.ts';
import { descendants, find, type Node } from '../parse.ts';
import { addressOf } from './references.ts';

// Range events that name what triggered them need ExcelApi 1.14; buttons that follow the sheet need the other two.
export const REQUIREMENT_SETS = [
  ['ExcelApi', '1.14'],
  ['SharedRuntime', '1.1'],
  ['RibbonApi', '1.1'],
] as const;

/** One long-lived runtime whose page serves pane and commands, on an Excel that has what the add-in needs. */
export function checkRuntime(root: Node): Finding[] {
  return [...checkPages(root), ...checkRequirements(root)];
}

function checkPages(root: Node): Finding[] {
  const host = find(root, 'VersionOverrides', 'Hosts', 'Host');
  const runtime = host.flatMap((node) => find(node, 'Runtimes', 'Runtime'))[0];
  if (!runtime) return [finding('runtime.missing', root, 'Runtimes/Runtime')];
  const found: Finding[] = [];
  if (runtime.attributes.get('lifetime') !== 'long')
    found.push(finding('runtime.lifetime', runtime, 'a shared runtime is long'));
  const page = runtime.attributes.get('resid');
  const panes = [...descendants(root)].filter((node) => node.attributes.get('xsi:type') === 'ShowTaskpane');
  if (panes.length === 0) found.push(finding('pane.missing', root, 'showAsTaskpane needs a ShowTaskpane action'));
  const sharing = [
    ...host.flatMap((node) => find(node, 'DesktopFormFactor', 'FunctionFile')),
    ...panes.flatMap((node) => find(node, 'SourceLocation')),
  ];
  for (const node of sharing)
    if (node.attributes.get('resid') !== page)
      found.push(finding('runtime.page', node, `${node.attributes.get('resid')} is not the runtime’s ${page}`));
  for (const node of find(root, 'DefaultSettings', 'SourceLocation'))
    if (node.attributes.get('DefaultValue') !== addressOf(root, page))
      found.push(finding('runtime.page', node, 'differs from the runtime’s page'));
  return found;
}

function checkRequirements(root: Node): Finding[] {
  const sets = find(root, 'Requirements', 'Sets', 'Set');
  const found: Finding[] = [];
  for (const [name, version] of REQUIREMENT_SETS) {
    const set = sets.find((node) => node.attributes.get('Name') === name);
    if (!set) found.push(finding('requirement.missing', root, `${name} ${version}`));
    else if (set.attributes.get('MinVersion') !== version)
      found.push(finding('requirement.version', set, `${name} ${version} is the floor`));
  }
  return found;
}
