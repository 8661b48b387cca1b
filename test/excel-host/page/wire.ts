/** The messages between the add-in's frame and the page around it, as Excel on the web exchanges them. */

export interface Request {
  readonly _messageType: 0;
  readonly _actionType: 0 | 1 | 2;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
}

/** What an add-in calls by number. */
export const DISPATCH = {
  settings: 76,
  openFile: 77,
  closeFile: 78,
  fileSlice: 80,
  batch: 93,
  commandCompleted: 94,
} as const;

export function asRequest(data: unknown): Request | undefined {
  if (typeof data !== 'string' || !data.startsWith('{')) return undefined;
  try {
    const message = JSON.parse(data) as Request;
    return message._messageType === 0 ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Answers a call or a registration. */
export function reply(to: Window, request: Request, data: unknown): void {
  send(to, request, 0, data);
}

/** An event on the channel of an earlier registration. */
export function raise(to: Window, registration: Request, data: unknown): void {
  send(to, registration, 1, data);
}

function send(to: Window, request: Request, responseType: 0 | 1, data: unknown): void {
  const message = {
    _messageType: 1,
    _responseType: responseType,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _errorCode: 0,
    _data: data,
  };
  to.postMessage(JSON.stringify(message), request._origin);
}
