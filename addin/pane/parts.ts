/** In which parts the pane is fetched: a page of many small scripts packs worse, and asks more often. For its build. */

/** What the bundler knows of a module. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

interface Part {
  readonly name: string;
  /** Below /addin. A part holds what these need at once, and no part before it has. */
  readonly entries: readonly string[];
}

const PARTS: readonly Part[] = [
  { name: 'standing', entries: ['pane/main.tsx'] },
  { name: 'verdict', entries: ['pane/engine.ts'] },
  // Never in production, which has no such module.
  { name: 'demo', entries: ['pane/demo/start.ts'] },
  {
    name: 'work',
    entries: [
      ...['handing-in/hand-in.ts', 'commands.ts'].map((name) => `pane/${name}`),
      ...['attend', 'follow-edit', 'fix', 'insert-blank'].map((name) => `usecases/${name}.ts`),
      ...['listen', 'read-area', 'write-metadata', 'sheets', 'tab-order'].map(office),
    ],
  },
  {
    name: 'guarding',
    entries: [
      'usecases/enable.ts',
      ...['install', 'uninstall', 'rules', 'marks', 'write', 'dress', 'charts'].map(office),
    ],
  },
  {
    name: 'seldom',
    entries: [
      ...['place-card', 'no-annex'].map((name) => `pane/officer/${name}.tsx`),
      ...['outcome-card', 'returned-annex'].map((name) => `pane/handing-in/${name}.tsx`),
      ...['returned', 'conflict'].map((name) => `usecases/${name}.ts`),
    ],
  },
  { name: 'reviewer', entries: ['pane/reviewer/reviewer-room.tsx'] },
  { name: 'writer', entries: ['usecases/pull/render-merged.ts'] },
];

const ROOT = new URL('../', import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1');

function office(name: string): string {
  return `host/office/${name}.ts`;
}

/** Modules that these entries need at once; what is imported when it is first used is none of them. */
function needs(entries: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = entries.map((entry) => ROOT + entry);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

const known = new WeakMap<Graph, readonly { readonly name: string; readonly ids: ReadonlySet<string> }[]>();

function partsOf(graph: Graph) {
  const parts = known.get(graph) ?? PARTS.map(({ name, entries }) => ({ name, ids: needs(entries, graph) }));
  known.set(graph, parts);
  return parts;
}

/** The name of the script that a module goes to; null: where the bundler puts it. */
export function partOf(id: string, graph: Graph): string | null {
  return partsOf(graph).find(({ ids }) => ids.has(id))?.name ?? null;
}
