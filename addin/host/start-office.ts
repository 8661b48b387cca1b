import { cdnOf, OFFICE_JS } from '../../shared/manifest/office-cdn.ts';
import { OfficeHost } from './office.ts';
import { OfficeShell } from './office-shell.ts';
import type { SheetHost } from './sheet-host.ts';
import type { Shell } from './shell.ts';

export interface Started {
  readonly host: SheetHost;
  readonly shell: Shell;
}

function load(address: string): Promise<boolean> {
  return new Promise((done) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => done(true);
    script.onerror = () => done(false);
    document.head.append(script);
  });
}

/**
 * Loads office.js from the deployment's network and waits for Excel. `unreachable`: office.js did not come (intranets,
 * office-js#801); `noExcel`: the page stands in a browser of its own.
 */
export async function startOffice(query: string): Promise<Started | 'unreachable' | 'noExcel'> {
  if (!(await load(OFFICE_JS[cdnOf(query)]))) return 'unreachable';
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return 'noExcel';
  // Only there is it office.js that moves the focus.
  if (Office.context.platform === Office.PlatformType.OfficeOnline) {
    void import('./office/tab-order.ts').then(
      ({ keepTabOrder }) => keepTabOrder(),
      () => undefined,
    );
  }
  return { shell: new OfficeShell(), host: new OfficeHost() };
}
