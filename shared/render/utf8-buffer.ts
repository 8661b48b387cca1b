/** Of the platform: Node, browsers and workerd all have it, though no one lib of types says so. */
declare const TextEncoder: new () => {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

/** Characters gathered before they are encoded: few calls, and never much text at once. */
const GATHERED = 1 << 15;

/** Encodes text as UTF-8 into one buffer that is handed on whenever it is full: no garbage a row. */
export class Utf8Buffer {
  private readonly encoder = new TextEncoder();
  /** A UTF-16 unit takes at most three bytes. */
  private bytes = new Uint8Array(GATHERED * 6);
  private readonly full: (bytes: Uint8Array) => void;
  private text = '';

  /** `full` must copy what it is given. */
  constructor(full: (bytes: Uint8Array) => void) {
    this.full = full;
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length >= GATHERED) this.flush();
  }

  flush(): void {
    if (this.text === '') return;
    if (this.text.length * 3 > this.bytes.length) this.bytes = new Uint8Array(this.text.length * 3);
    const { written } = this.encoder.encodeInto(this.text, this.bytes);
    this.text = '';
    this.full(this.bytes.subarray(0, written));
  }
}
