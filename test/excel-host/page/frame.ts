import type { Session } from '../batch/session.ts';

/** Opens an add-in's page the way Excel on the web does: in a frame whose address and name tell office.js who its host is. */

export interface FrameOptions {
  readonly url: string;
  readonly locale: string;
  readonly parent: HTMLElement;
}

export const CONVERSATION = 'conv1';
export const ADDIN = 'addin1';

/** Host, platform, version, language, correlation, dialog, logging, shared runtime. */
const hostInfo = (locale: string) => `Excel$Web$16.01$${locale}$correlation$$disableLogging$1`;

export function openFrame({ url, locale, parent }: FrameOptions): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const address = new URL(url);
  address.searchParams.set('_host_Info', hostInfo(locale));
  frame.name = JSON.stringify({
    baseFrameName: 'addin',
    hostInfo: hostInfo(locale),
    xdmInfo: `${CONVERSATION}|${ADDIN}|${location.origin}`,
    serializerVersion: '1',
    flights: '[]',
  });
  frame.src = address.href;
  frame.title = 'add-in';
  parent.append(frame);
  return frame;
}

/** What the add-in learns about where it runs. */
export function appContext({ sets, book }: Session, locale: string) {
  return {
    _id: ADDIN,
    _appName: 16,
    _appVersion: 16,
    _appMinorVersion: 0,
    _hostFullVersion: '16.0.99999.0',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: `${location.origin}/workbook.xlsx`,
    _clientMode: 0,
    _settings: [...book.settings],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: '00000000-0000-4000-8000-000000000000',
    _appInstanceId: ADDIN,
    _requirementMatrix: JSON.stringify(Object.fromEntries(sets)),
    _wacHostEnvironment: '0',
    _isFromWacAutomation: false,
    _initialDisplayMode: 0,
  };
}
