/** The add-in page of the contract suite: the Office adapter and nothing else, called from the test. */
import { OfficeHost } from '../../../addin/host/office.ts';
import type { Listeners } from '../../../addin/host/sheet-host.ts';
import { pack } from '../contract/packing.ts';

const tell = (name: string) => (value: unknown) => void window.tellTest(name, value);

window.hostReady = Office.onReady().then(() => {
  const host = new OfficeHost();
  let stop: (() => Promise<unknown>) | undefined;
  let cancel: AbortController | undefined;
  window.callHost = async (method, args) => {
    if (method === 'capabilities') return host.capabilities;
    if (method === '$stop') return stop?.();
    if (method === '$cancel') return cancel?.abort();
    if (method === '$listen') {
      const listeners = {
        edited: tell('edited'),
        activated: tell('activated'),
        pressed: tell('pressed'),
        removed: tell('removed'),
        waiting: tell('waiting'),
        selected: (sheet: string, area: unknown) => tell('selected')([sheet, area]),
      };
      const listening = await host.listen(listeners as Listeners);
      if (listening.ok) stop = listening.value;
      return listening.ok ? { ok: true } : listening;
    }
    if (method === '$insert') {
      return host.insertSheets(Uint8Array.from(atob(String(args[0])), (sign) => sign.charCodeAt(0)));
    }
    if (method === '$write') {
      cancel = new AbortController();
      return host.write(args[0] as never, { onProgress: tell('progress'), signal: cancel.signal });
    }
    const call = host[method as 'read'] as (...given: unknown[]) => Promise<unknown>;
    return pack(await call.apply(host, [...args]));
  };
});
