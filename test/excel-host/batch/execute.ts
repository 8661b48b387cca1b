import { ExcelError, type HostObject, isHostObject, type Json, NOTHING } from './host-object.ts';
import { behaviourOf, callMember, readMember, writeMember } from './members.ts';
import { answerQuery, type QueryInfo } from './query.ts';
import type { Session } from './session.ts';

interface ArgumentInfo {
  readonly Arguments?: readonly Json[];
  readonly ReferencedObjectPathIds?: readonly Json[];
}

interface PathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: { readonly [key: string]: Json };
}

export interface BatchBody {
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: { readonly [id: string]: PathInfo };
}

export interface BatchResult {
  readonly Results: readonly { readonly ActionId: number; readonly Value: Json }[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

const HTTP_STATUS: Record<string, number> = { ItemNotFound: 404, ApiNotFound: 404, AccessDenied: 403 };

/** Runs a batch action by action; it stops at the first failure and what came before stays done, as in Excel. */
export function executeBatch(session: Session, body: BatchBody): BatchResult {
  const paths = new Paths(session, body);
  const results: { ActionId: number; Value: Json }[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: perform(session, paths, action) });
    } catch (error) {
      const code = error instanceof ExcelError ? error.code : 'GeneralException';
      const message = error instanceof Error ? error.message : String(error);
      session.counters.failed.push(`${code}: ${message}`);
      const location = paths.describe(action);
      const status = HTTP_STATUS[code] ?? 400;
      const failure = { Code: code, Message: message, Location: location, ActionIndex: index, HttpStatusCode: status };
      return { Results: results, Error: failure };
    }
  }
  return { Results: results };
}

function perform(session: Session, paths: Paths, action: ActionInfo): Json {
  switch (action.ActionType) {
    case 1:
      return paths.instantiate(action.ObjectPathId);
    case 2:
    case 7:
      return answerQuery(session, paths.resolve(action.ObjectPathId), action.QueryInfo ?? {});
    case 3: {
      const object = paths.resolve(action.ObjectPathId);
      // The runtime itself keeps references to null objects.
      if (object === NOTHING && action.Name.startsWith('_')) return null;
      if (object === NOTHING) throw new ExcelError('ItemNotFound', 'The object is a null object.');
      const value = callMember(session, object, action.Name, paths.args(action.ArgumentInfo));
      return value === undefined || value === NOTHING || isHostObject(value) ? null : value;
    }
    case 4: {
      const object = paths.resolve(action.ObjectPathId);
      if (object === NOTHING) throw new ExcelError('ItemNotFound', 'The object is a null object.');
      writeMember(session, object, action.Name, paths.args(action.ArgumentInfo)[0] as Json);
      return null;
    }
    case 5:
      return null;
    case 9: {
      const object = paths.resolve(action.ObjectPathId);
      if (object === NOTHING) throw new ExcelError('ItemNotFound', 'The object is a null object.');
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) writeMember(session, object, name, value);
      return null;
    }
    default:
      throw new ExcelError('NotEmulated', `The emulated host does not know action type ${action.ActionType}.`);
  }
}

/** The objects a batch speaks of. Each comes into being once, when it is first needed: an `Add` adds once. */
class Paths {
  readonly #session: Session;
  readonly #infos: { readonly [id: string]: PathInfo };
  readonly #known = new Map<number, HostObject | typeof NOTHING>();

  constructor(session: Session, body: BatchBody) {
    this.#session = session;
    this.#infos = body.ObjectPaths;
  }

  resolve(id: number): HostObject | typeof NOTHING {
    const known = this.#known.get(id);
    if (known) return known;
    const info = this.#infos[id];
    if (!info) throw new ExcelError('InvalidObjectPath', `No object path ${id} in the batch.`);
    const object = this.#make(info);
    this.#known.set(id, object);
    return object;
  }

  #make(info: PathInfo): HostObject | typeof NOTHING {
    if (info.ObjectPathType === 1) return { type: 'Workbook', target: this.#session.book };
    if (info.ObjectPathType === 6) {
      const kept = this.#session.references.get(info.Name);
      if (!kept) throw new ExcelError('InvalidReference', 'The reference is no longer valid.');
      return kept;
    }
    if (info.ObjectPathType === 2) return { type: info.Name, target: this.#session };
    const parent = this.resolve(info.ParentObjectPathId ?? -1);
    if (parent === NOTHING) return NOTHING;
    const name = info.ObjectPathType === 5 ? 'GetItem' : info.Name;
    const value =
      info.ObjectPathType === 4
        ? readMember(this.#session, parent, name)
        : callMember(this.#session, parent, name, this.args(info.ArgumentInfo));
    if (value === NOTHING || isHostObject(value)) return value;
    throw new ExcelError('NotEmulated', `${parent.type}.${name} gives no object here.`);
  }

  /** The answer to "instantiate": how the script can name the object from now on. */
  instantiate(id: number): Json {
    const object = this.resolve(id);
    if (object === NOTHING) return null;
    const { byReference, identity } = behaviourOf(object);
    if (!byReference) return identity?.(object.target as never) ?? {};
    this.#session.nextReference += 1;
    const reference = `ref-${this.#session.nextReference}`;
    this.#session.references.set(reference, object);
    return { _ReferenceId: reference };
  }

  args(info: ArgumentInfo | undefined): (Json | HostObject)[] {
    const given = info?.Arguments ?? [];
    const objects = info?.ReferencedObjectPathIds;
    return given.map((value, at) => this.#argument(value, objects?.[at]));
  }

  #argument(value: Json, path: Json | undefined): Json | HostObject {
    if (typeof path === 'number' && path !== 0) {
      const object = this.resolve(path);
      return object === NOTHING ? null : object;
    }
    return value;
  }

  describe(action: ActionInfo): string {
    const steps: string[] = action.Name ? [action.Name] : [];
    let info = this.#infos[action.ObjectPathId];
    while (info) {
      if (info.Name) steps.unshift(info.Name);
      info = info.ParentObjectPathId === undefined ? undefined : this.#infos[info.ParentObjectPathId];
    }
    return steps.join('.');
  }
}
