import type { Resolution } from './divisions.ts';
import { nationalDivisions } from './tree.ts';

/** For the tests of this room: a resolution in one line, as `622926 龙泉镇`, `many 320106 320302`, `several 650000`, `none`. */
export function told(text: string, area: string | null = null): string {
  const found: Resolution = nationalDivisions().resolve(text, area);
  if (found.kind === 'one') return [found.place.code, found.place.detail ?? ''].join(' ').trim();
  if (found.kind === 'many') return `many ${found.candidates.map((c) => c.code).join(' ')}`;
  if (found.kind === 'several') return `several ${found.places.map((p) => p.code).join(' ')}`.trim();
  return 'none';
}
