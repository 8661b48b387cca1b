import { type Finding, finding } from '../finding.ts';
import { descendants, find, type Node } from '../parse.ts';

/** Pages and icons come from one origin, and that origin is among the domains the pane may show. */
export function checkAddresses(root: Node): Finding[] {
  const page = find(root, 'DefaultSettings', 'SourceLocation')[0]?.attributes.get('DefaultValue') ?? '';
  if (!URL.canParse(page)) return [];
  const { origin } = new URL(page);
  const found: Finding[] = [];
  const own = [...descendants(root)].filter(
    ({ name, attributes }) =>
      name === 'IconUrl' || name === 'HighResolutionIconUrl' || (name === 'Image' && attributes.has('DefaultValue')),
  );
  for (const node of own) {
    const address = node.attributes.get('DefaultValue') ?? '';
    if (!URL.canParse(address) || new URL(address).origin !== origin)
      found.push(finding('address.foreign', node, `${address} is not on ${origin}`));
  }
  const domains = find(root, 'AppDomains', 'AppDomain');
  if (!domains.some(({ text }) => text === origin)) found.push(finding('domain.missing', root, origin));
  for (const node of domains)
    if (URL.canParse(node.text) && new URL(node.text).origin !== node.text)
      found.push(finding('domain.path', node, `${node.text} is more than an origin`));
  return found;
}
