/** What a file is by its content; its name and extension are never asked (an .xls may well be HTML). */
export type FileKind = 'empty' | 'zip' | 'ole' | 'biff' | 'pdf' | 'picture' | 'rtf' | 'markup' | 'text' | 'unknown';

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x42, 0x4d]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // BIFF2 to BIFF5 streams without an OLE2 container (MS-XLS 2.4.21).
  ['biff', [0x09, 0x00, 0x04, 0x00]],
  ['biff', [0x09, 0x02, 0x06, 0x00]],
  ['biff', [0x09, 0x04, 0x06, 0x00]],
  ['biff', [0x09, 0x08]],
];

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, i) => bytes[at + i] === byte);
}

function isPicture(bytes: Uint8Array): boolean {
  const riff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  // HEIC and AVIF, what phones save: "ftyp" behind the box length.
  return riff || startsWith(bytes, [0x66, 0x74, 0x79, 0x70], 4);
}

/** Text in any Chinese encoding has no control characters but tabs and line ends. */
function textKind(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, 4096);
  const utf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  if (!utf16 && head.some((b) => b < 0x20 && b !== 0x09 && b !== 0x0a && b !== 0x0d && b !== 0x0c)) return 'unknown';
  const text = String.fromCharCode(...head.filter((b) => b !== 0 && b < 0x80)).trimStart();
  return text.startsWith('<') ? 'markup' : 'text';
}

/** `sniff(bytes)` is `'zip'` for .xlsx, .ods and .docx alike, `'ole'` for .xls, .doc, .et and protected workbooks. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known) return known[0];
  return isPicture(bytes) ? 'picture' : textKind(bytes);
}
