/** Event types on the wire, as the shipped runtime numbers them. */
export const EVENTS = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetSelectionChanged: 14,
  shapeActivated: 2101,
} as const;

/** Registration method → the event it is for. */
export const REGISTRATIONS: Readonly<Record<string, number>> = {
  _RegisterDataChangedEvent: EVENTS.worksheetChanged,
  _RegisterActivatedEvent: EVENTS.worksheetActivated,
  _RegisterDeactivatedEvent: EVENTS.worksheetDeactivated,
  _RegisterSelectionChangedEvent: EVENTS.worksheetSelectionChanged,
};
