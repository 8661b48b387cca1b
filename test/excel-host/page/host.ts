import { type BatchBody, executeBatch } from '../batch/execute.ts';
import type { Json } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import { answerBatch, settle } from './batch-door.ts';
import { appContext } from './frame.ts';
import { asRequest, DISPATCH, type Request, raise, reply } from './wire.ts';

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: unknown;
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

/** The page's side of the conversation with one add-in frame. */
export class Host {
  readonly session: Session;
  readonly #frame: HTMLIFrameElement;
  readonly #locale: string;
  readonly #registrations = new Map<string, Request>();
  readonly #waiting: (() => void)[] = [];
  editing = false;
  /** A batch is done, or somebody did something. */
  onSettled: () => void = () => undefined;
  /** Completed ribbon commands, in order. */
  readonly completed: string[] = [];
  /** Actions of the protocol that nobody knew: they fail a test that looks. */
  readonly unknown: string[] = [];

  constructor(session: Session, frame: HTMLIFrameElement, locale: string) {
    this.session = session;
    this.#frame = frame;
    this.#locale = locale;
    session.raise = (type, target, message) => this.raiseRich(type, target, message);
    window.addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow) return;
      const request = asRequest(event.data);
      if (request) this.#receive(request);
    });
  }

  /** Whether the add-in has come far enough to be told of edits and commands. */
  hears(channel: string): boolean {
    return this.#registrations.has(channel);
  }

  raiseRich(type: number, target: string, message: { readonly [key: string]: Json | undefined }): void {
    queueMicrotask(() => this.onSettled());
    if (!this.session.listening.has(`${type}|${target}`)) return;
    this.#raise('richApiMessage', { ArrayData: [[65_536, type, target, JSON.stringify(message), 0, false]] });
  }

  command(id: string, action: string): void {
    this.#raise('appCommandInvoked', [`${id}#1`, action, JSON.stringify({ source: { id } })]);
  }

  stopEditing(): void {
    this.editing = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** A frame that reloads has lost its handlers. */
  forget(): void {
    this.#registrations.clear();
    this.session.references.clear();
    this.session.listening.clear();
  }

  #raise(channel: string, data: unknown): void {
    const registration = this.#registrations.get(channel);
    const target = this.#frame.contentWindow;
    if (registration && target) raise(target, registration, data);
  }

  #receive(request: Request): void {
    const to = this.#frame.contentWindow;
    if (!to) return;
    if (request._actionType === 1) this.#registrations.set(request._actionName, request);
    if (request._actionType === 2) this.#registrations.delete(request._actionName);
    if (request._actionName === 'executeMethod' && request._actionType === 0) this.#execute(to, request);
    else reply(to, request, this.#simpleAnswer(request));
  }

  #simpleAnswer(request: Request): unknown {
    if (request._actionType !== 0) return { Error: 0 };
    if (request._actionName === 'ContextActivationManager_getAppContextAsync') {
      return appContext(this.session, this.#locale);
    }
    if (request._actionName !== 'ContextActivationManager_notifyHost') this.unknown.push(request._actionName);
    return null;
  }

  #execute(to: Window, request: Request): void {
    const data = request._data as MethodCall;
    switch (data.DdaMethod.DispatchId) {
      case DISPATCH.batch: {
        const answer = () => answerBatch(this.session, this.editing, data.ArrayData as unknown[], this.#run);
        const first = answer();
        if (first === 'wait') this.#waiting.push(() => this.#finish(to, request, answer()));
        else this.#finish(to, request, first);
        return;
      }
      case DISPATCH.settings: {
        const { Properties } = data.DdaSettingsMethod ?? {};
        this.session.book.settings = new Map(Properties ?? []);
        reply(to, request, { Version: 1, Error: 0 });
        return;
      }
      case DISPATCH.commandCompleted:
        this.completed.push(JSON.stringify(data));
        reply(to, request, { Version: 1, Error: 0 });
        return;
      default:
        this.unknown.push(`executeMethod ${data.DdaMethod.DispatchId}`);
        reply(to, request, { Version: 1, Error: 5_001 });
    }
  }

  #run = (body: BatchBody) => executeBatch(this.session, body);

  #finish(to: Window, request: Request, answer: ReturnType<typeof answerBatch>): void {
    reply(to, request, answer);
    settle(this.session);
    this.onSettled();
  }
}
