import { behaviour } from '../batch/behaviour.ts';
import type { HostObject } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import { text } from './targets.ts';

/** What stands outside the workbook: the ribbon and the add-in's own runtime. Their type names are made up here. */

/** What office.js tells its host when the add-in's actions are associated. */
export const ADDIN_SERVICE = behaviour<Session>({
  call: { NotifyActionHandlerReady: () => undefined },
});

interface Control {
  readonly session: Session;
  readonly id: string;
}

const control = (session: Session, type: string, id: unknown): HostObject<Control> => ({
  type: `Microsoft.${type}`,
  target: { session, id: text(id) },
});

export const RIBBON = behaviour<Session>({
  call: {
    GetButton: (session, [id]) => control(session, 'RibbonButton', id),
    GetTab: (session, [id]) => control(session, 'RibbonTab', id),
  },
});

export const RIBBON_BUTTON = behaviour<Control>({
  identity: ({ id }) => ({ Id: id }),
  set: {
    Enabled: ({ session, id }, value) => {
      session.ribbon.enabled[id] = value === true;
    },
  },
  call: {
    SetEnabled: ({ session, id }, [value]) => {
      session.ribbon.enabled[id] = value === true;
    },
  },
});

export const RIBBON_TAB = behaviour<Control>({
  identity: ({ id }) => ({ Id: id }),
  call: {
    SetVisibility: ({ session, id }, [value]) => {
      session.ribbon.visible[id] = value === true;
    },
  },
});

export const RUNTIME_STATE = behaviour<Session>({
  call: {
    GetAppRuntimeState: (session) => session.runtime.state,
    SetAppRuntimeState: (session, [state]) => {
      session.runtime.state = text(state);
    },
  },
});

export const RUNTIME_START = behaviour<Session>({
  call: {
    GetAppRuntimeStartState: (session) => session.runtime.start,
    SetAppRuntimeStartState: (session, [state]) => {
      session.runtime.start = text(state);
    },
  },
});
