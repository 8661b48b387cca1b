import { OURS } from '../guard.ts';

/** A button's name says to which sheet of which workbook it belongs. */
export function buttonName(token: string): string {
  return `${OURS}.button.${token}`;
}

/** The token in a button's name; undefined for other shapes. */
export function tokenOfButton(name: string): string | undefined {
  return name.startsWith(`${OURS}.button.`) ? name.slice(`${OURS}.button.`.length) : undefined;
}
