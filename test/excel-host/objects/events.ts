import type { HostObject } from '../batch/host-object.ts';

/** Event types on the wire, as the shipped runtime numbers them. */
export const EVENTS = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetRowSorted: 19,
  worksheetRowHiddenChanged: 22,
  shapeActivated: 2101,
} as const;

/** What collection-wide handlers are registered for. */
export const WHOLE_WORKBOOK = 'Workbook';

const OF_SHEETS: Readonly<Record<string, number>> = {
  DataChangedEvent: EVENTS.worksheetChanged,
  ActivatedEvent: EVENTS.worksheetActivated,
  DeactivatedEvent: EVENTS.worksheetDeactivated,
  AddedEvent: EVENTS.worksheetAdded,
  SelectionChangedEvent: EVENTS.worksheetSelectionChanged,
  DeletedEvent: EVENTS.worksheetDeleted,
  RowSortedEvent: EVENTS.worksheetRowSorted,
  RowHiddenChangedEvent: EVENTS.worksheetRowHiddenChanged,
};

export interface Registration {
  readonly on: boolean;
  /** `type|target` as the session keeps it. */
  readonly key: string;
}

/** What a `_Register…Event` call asks for; undefined where the event is not emulated or the call is another. */
export function registrationOf(object: HostObject, wire: string): Registration | undefined {
  const found = /^_(Register|Unregister)(\w+)$/.exec(wire);
  if (!found) return undefined;
  const event = found[2] as string;
  const of =
    object.type === 'Shape' ? (event === 'ActivatedEvent' ? EVENTS.shapeActivated : undefined) : OF_SHEETS[event];
  const target = targetOf(object);
  return of === undefined || target === undefined ? undefined : { on: found[1] === 'Register', key: `${of}|${target}` };
}

function targetOf({ type, target }: HostObject): string | undefined {
  if (type === 'WorksheetCollection') return WHOLE_WORKBOOK;
  if (type === 'Worksheet') return (target as { sheet: { id: string } }).sheet.id;
  return type === 'Shape' ? (target as { shape: { id: string } }).shape.id : undefined;
}
