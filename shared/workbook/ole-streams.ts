const ENTRY = 128;

/**
 * Names of the streams of an OLE2 file (MS-CFB 2.6.1). Every place where a directory entry could stand is looked at,
 * so that no chain of sectors is followed and none can run in circles.
 */
export function oleStreams(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  for (let at = 512; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = (bytes[at + 64] as number) | ((bytes[at + 65] as number) << 8);
    const type = bytes[at + 66];
    if (length < 4 || length > 64 || length % 2 !== 0 || (type !== 1 && type !== 2)) continue;
    let name = '';
    for (let i = 0; i < length - 2; i += 2) {
      name += String.fromCharCode((bytes[at + i] as number) | ((bytes[at + i + 1] as number) << 8));
    }
    if (/^[ -~]+$/.test(name)) names.add(name);
  }
  return names;
}
