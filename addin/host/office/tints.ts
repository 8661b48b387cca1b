import type { Tone } from '../../../shared/compile/mark.ts';

/** Tints of Excel's own "bad" and "neutral" styles, the latter also paler. Colour never speaks alone: the pane has the words. */
export const TINTS: Readonly<Record<Tone, { readonly fill: string; readonly font: string }>> = {
  error: { fill: '#FFC7CE', font: '#9C0006' },
  confirm: { fill: '#FFEB9C', font: '#7F4F00' },
  warning: { fill: '#FFF2CC', font: '#7F4F00' },
};
