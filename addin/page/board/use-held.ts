import { useRef, useState } from 'preact/hooks';

/**
 * What comes by itself, held as it was when somebody last asked for it (`asked` counts that): nothing changes under the
 * hands of who reads or writes. `take`: lets go, and holds what has come.
 */
export function useHeld<T>(value: T, asked: number): { readonly held: T; take(): void } {
  const kept = useRef({ asked, value });
  const [taken, setTaken] = useState(0);
  if (kept.current.asked !== asked) kept.current = { asked, value };
  const take = () => {
    kept.current = { asked, value };
    setTaken(taken + 1);
  };
  return { held: kept.current.value, take };
}
