import { CORPS, CORPS_NAME, corpsDivisionCode } from './corps.ts';
import type { Division } from './divisions.ts';
import type { Gazetteer } from './gazetteer.ts';

/** A division with its place in the tree. */
export interface Node {
  readonly division: Division;
  readonly parent: Node | null;
  readonly children: Node[];
  readonly pathName: string;
}

/** Rows of the national list that hold counties of a province directly; they are no divisions themselves. */
const PLACEHOLDER = /直辖县级行政区划$/;

/** All divisions in order: the provinces with what lies below them, then 兵团. */
export function loadNodes({ national, corps: corpsDivisions }: Gazetteer): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const line of national.split('\n')) loadLine(nodes, line);
  const corps = add(nodes, CORPS, CORPS_NAME, 'province', null);
  corpsDivisions.forEach(([name], index) => {
    add(nodes, corpsDivisionCode(index), name, 'prefecture', corps);
  });
  return nodes;
}

function loadLine(nodes: Map<string, Node>, line: string): void {
  const [head = '', ...counties] = line.split(' ');
  const prefix = /^\d+/.exec(head)?.[0] ?? '';
  const name = head.slice(prefix.length);
  const province = nodes.get(`${prefix.slice(0, 2)}0000`) ?? null;
  const above = PLACEHOLDER.test(name)
    ? province
    : add(nodes, prefix.padEnd(6, '0'), name, province ? 'prefecture' : 'province', province);
  let last = 0;
  for (const entry of counties) {
    const digits = /^\d*/.exec(entry)?.[0] ?? '';
    last = digits ? Number(digits) : last + 1;
    add(nodes, prefix + String(last).padStart(6 - prefix.length, '0'), entry.slice(digits.length), 'county', above);
  }
}

function add(
  nodes: Map<string, Node>,
  code: string,
  name: string,
  level: Division['level'],
  parent: Node | null,
): Node {
  const division = { code, name, level, parent: parent?.division.code ?? null };
  const node: Node = { division, parent, children: [], pathName: (parent?.pathName ?? '') + name };
  parent?.children.push(node);
  nodes.set(code, node);
  return node;
}
