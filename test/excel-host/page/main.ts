import { newCounters, type Session } from '../batch/session.ts';
import type { ApiTable } from '../table/api-table.ts';
import { loadBook } from '../workbook/load.ts';
import { saveBook } from '../workbook/save.ts';
import { Arranger } from './arranger.ts';
import { openFrame } from './frame.ts';
import { Host } from './host.ts';
import { Officer } from './officer.ts';
import { Twin } from './twin.ts';

export interface StartOptions {
  /** Base64. */
  readonly workbook: string;
  readonly addin: string;
  readonly locale: string;
  readonly sets: Readonly<Record<string, string>>;
  readonly messageBytes: number;
  /** The officer can take steps back. */
  readonly keepsHistory?: boolean;
}

const toBytes = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

/** The workbook, the add-in's frame, and the officer before them. */
export class Excel {
  readonly session: Session;
  readonly frame: HTMLIFrameElement;
  readonly host: Host;
  readonly officer: Officer;
  readonly arranger: Arranger;
  twin: Twin | undefined;
  /** Called whenever the workbook may have changed: for those who draw it. */
  onChange: () => void = () => undefined;

  constructor(options: StartOptions, table: ApiTable) {
    this.session = {
      book: loadBook(toBytes(options.workbook)),
      table,
      sets: new Map(Object.entries(options.sets).map(([name, version]) => [name.toLowerCase(), version])),
      limits: { messageBytes: options.messageBytes },
      counters: newCounters(),
      undo: [],
      keepsHistory: options.keepsHistory === true,
      references: new Map(),
      listening: new Set(),
      changes: [],
      raise: () => undefined,
      onSelect: () => undefined,
      nextReference: 0,
      ribbon: { enabled: {}, visible: {} },
      runtime: { state: 'Visible', start: 'Inactive' },
    };
    this.frame = openFrame({ url: options.addin, locale: options.locale, parent: document.body });
    this.host = new Host(this.session, this.frame, options.locale);
    this.officer = new Officer(this.session, this.host);
    this.arranger = new Arranger(this.session);
    this.host.onSettled = () => this.onChange();
  }

  reload(): void {
    this.host.forget();
    const address = this.frame.src;
    this.frame.src = 'about:blank';
    this.frame.src = address;
  }

  /** Opens another workbook in place of this one, with a twin beside it that no add-in touches. */
  startTwin(workbook: string): void {
    this.twin = new Twin(this, toBytes(workbook));
  }

  save(): string {
    return toBase64(saveBook(this.session.book));
  }
}

declare global {
  interface Window {
    startExcel: (options: StartOptions) => Promise<void>;
    excel: Excel;
  }
}

window.startExcel = async (options) => {
  const table = (await (await fetch('/excel-api.json')).json()) as ApiTable;
  window.excel = new Excel(options, table);
};
