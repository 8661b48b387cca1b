import { type Finding, finding } from '../finding.ts';
import { descendants, find, type Node } from '../parse.ts';

type Kind = 'image' | 'url' | 'short' | 'long';

const KINDS: Readonly<Record<string, Kind>> = {
  Images: 'image',
  Urls: 'url',
  ShortStrings: 'short',
  LongStrings: 'long',
};

/** What a resid must lead to, by `Element` or `Parent/Element`. */
const EXPECTED: Readonly<Record<string, Kind>> = {
  Image: 'image',
  Label: 'short',
  Title: 'short',
  Description: 'long',
  SourceLocation: 'url',
  FunctionFile: 'url',
  LearnMoreUrl: 'url',
  Runtime: 'url',
};

/** Every resid leads to one resource of the right kind, and every resource is used. */
export function checkReferences(root: Node): Finding[] {
  const defined = new Map<string, { kind: Kind; node: Node }>();
  const found: Finding[] = [];
  for (const [list, kind] of Object.entries(KINDS)) {
    for (const node of find(root, 'VersionOverrides', 'Resources', list).flatMap((n) => n.children)) {
      const id = node.attributes.get('id') ?? '';
      if (defined.has(id)) found.push(finding('resource.repeated', node, id));
      defined.set(id, { kind, node });
    }
  }
  const used = new Set<string>();
  for (const node of descendants(root)) {
    const id = node.attributes.get('resid');
    if (id === undefined) continue;
    used.add(id);
    const kind = defined.get(id)?.kind;
    const expected = EXPECTED[node.name];
    if (kind === undefined) found.push(finding('resid.undefined', node, id));
    else if (kind !== expected) found.push(finding('resid.kind', node, `${id} is ${kind}, ${expected} is needed`));
  }
  for (const [id, { node }] of defined) if (!used.has(id)) found.push(finding('resource.unused', node, id));
  return found;
}

/** The default value behind a resid. */
export function addressOf(root: Node, resid: string | undefined): string | undefined {
  const all = find(root, 'VersionOverrides', 'Resources').flatMap((n) => n.children.flatMap((list) => list.children));
  return all.find((node) => node.attributes.get('id') === resid)?.attributes.get('DefaultValue');
}
