export type View = 'board' | 'sheet' | 'merged';

/** What the board is asked for; null: the first there is, or the own unit. */
export interface Place {
  readonly notice: string | null;
  readonly annex: string | null;
  readonly unit: string | null;
  /** `sheet`: what the unit handed in, opened; `merged`: the merge below it. */
  readonly view: View;
}

/** `js2021/js2021-annex1/320300/sheet`, any part from the end left out. */
export function placeOf(rest: string): Place {
  const [notice, annex, unit, view] = rest.split('/').map((part) => part || null);
  return {
    ...{ notice: notice ?? null, annex: annex ?? null, unit: unit ?? null },
    view: view === 'sheet' || view === 'merged' ? view : 'board',
  };
}

/** `#/board/js2021/js2021-annex1/320300/sheet`. */
export function addressOf({ notice, annex, unit, view }: Place & { notice: string; annex: string; unit: string }) {
  const parts = [notice, annex, unit, ...(view === 'board' ? [] : [view])];
  return `#/board/${parts.map(encodeURIComponent).join('/')}`;
}

/** What is shown, every part known. */
export type Shown = Place & { readonly notice: string; readonly annex: string; readonly unit: string };
