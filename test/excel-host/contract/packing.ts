declare global {
  interface Window {
    /** Calls a method of the contract page's host; `$listen`, `$write` and the like stand in for arguments that are functions. */
    callHost: (method: string, args: readonly unknown[]) => Promise<unknown>;
    hostReady: Promise<unknown>;
    tellTest: (name: string, value: unknown) => Promise<void>;
  }
}

/** Sets and byte arrays as plain JSON, on the way between page and test. */
export function pack(value: unknown): unknown {
  if (value instanceof Set) return { $set: [...value] };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, pack(each)]));
}

export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  if ('$set' in value) return new Set(value.$set as unknown[]);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each)]));
}
