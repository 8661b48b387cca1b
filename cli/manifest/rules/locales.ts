import { type Finding, finding } from '../finding.ts';
import { descendants, find, type Node } from '../parse.ts';

const DEFAULT = 'zh-CN';
const OTHERS = ['en-US'];

/** Chinese is the default, and every text has its English beside it. */
export function checkLocales(root: Node): Finding[] {
  const found: Finding[] = [];
  const [locale] = find(root, 'DefaultLocale');
  if (locale?.text !== DEFAULT) found.push(finding('locale.default', locale ?? root, `${DEFAULT} is the default`));
  const texts = [
    ...root.children.filter(({ name }) => name === 'DisplayName' || name === 'Description'),
    ...[...descendants(root)].filter(({ name }) => name === 'String'),
  ];
  for (const node of texts) {
    const given = node.children.map((child) => child.attributes.get('Locale') ?? '');
    for (const other of OTHERS) if (!given.includes(other)) found.push(finding('locale.missing', node, other));
    for (const [at, name] of given.entries())
      if (given.indexOf(name) < at || name === DEFAULT) found.push(finding('locale.repeated', node, name));
  }
  return found;
}
