/** One stroke style, 16 × 16, coloured by the text around it. Decorative: a word always stands beside it. */
const PATHS = {
  error: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5',
  confirm:
    'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M6.2 6.3a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.3M8 11.3v.1',
  warning: 'M8 2 1.9 13.2h12.2zM8 6.4v3.2M8 11.3v.1',
  info: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 7.4v3.6M8 5v.1',
  done: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.2 8.2l2 2 3.7-4.2',
  missing: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5 8h6',
  returned: 'M6.5 3.2 3 6.5l3.5 3.3M3 6.5h6.2a3.6 3.6 0 0 1 0 7.2H6',
  nil: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M4 12 12 4',
  exempt: 'M2.5 8h11',
  upload: 'M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v3h11v-3',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 10.5v3h11v-3',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  late: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.5V8l2.5 1.8',
  offline: 'M2 2l12 12M4.5 7.2a6 6 0 0 1 2-1M11.5 7.2a6 6 0 0 0-1.7-.9M6.5 9.6a2.6 2.6 0 0 1 3 0M8 12.2v.1',
  sheet: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
