/** What a progress bar needs of a terminal; process.stderr is one. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** A bar on one line of a terminal; nothing at all where the output is piped. */
export class ProgressBar {
  readonly #terminal: Terminal;
  readonly #total: number;
  #done = 0;

  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
  }

  /** Before a piece of work: says which one, and how many are done. */
  show(label: string): void {
    if (!this.#terminal.isTTY || this.#total === 0) return;
    const filled = Math.round((this.#done / this.#total) * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const line = `${bar} ${this.#done}/${this.#total} ${label}`;
    this.#terminal.write(CLEAR_LINE + fitted(line, (this.#terminal.columns || 80) - 1));
  }

  step(): void {
    this.#done += 1;
  }

  /** Takes the bar away: what is said next begins on a clean line. */
  end(): void {
    if (this.#terminal.isTTY && this.#total > 0) this.#terminal.write(CLEAR_LINE);
  }
}

/** At most `width` columns: a Chinese character takes two. */
export function fitted(text: string, width: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += widthOf(character);
    if (used > width) return kept;
    kept += character;
  }
  return kept;
}

/** Columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
}
