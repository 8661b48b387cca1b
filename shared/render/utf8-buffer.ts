const SIZE = 1 << 17;

/** Encodes text as UTF-8 into one buffer that is handed on whenever it is full: no garbage a row. */
export class Utf8Buffer {
  private readonly bytes = new Uint8Array(SIZE);
  private readonly full: (bytes: Uint8Array) => void;
  private length = 0;

  /** `full` must copy what it is given. */
  constructor(full: (bytes: Uint8Array) => void) {
    this.full = full;
  }

  write(text: string): void {
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      if (at > SIZE - 4) {
        this.length = at;
        this.flush();
        at = 0;
      }
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
        continue;
      }
      if (code >= 0xd800 && code < 0xe000) {
        const pair = text.codePointAt(i) as number;
        code = pair > 0xffff ? pair : 0xfffd;
        if (pair > 0xffff) i++;
      }
      at = encode(bytes, at, code);
    }
    this.length = at;
  }

  flush(): void {
    if (this.length > 0) this.full(this.bytes.subarray(0, this.length));
    this.length = 0;
  }
}

/** Writes a code point above 0x7F; gives the place behind it. */
function encode(bytes: Uint8Array, at: number, code: number): number {
  let to = at;
  if (code < 0x800) {
    bytes[to++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) bytes[to++] = 0xe0 | (code >> 12);
    else {
      bytes[to++] = 0xf0 | (code >> 18);
      bytes[to++] = 0x80 | ((code >> 12) & 63);
    }
    bytes[to++] = 0x80 | ((code >> 6) & 63);
  }
  bytes[to++] = 0x80 | (code & 63);
  return to;
}
