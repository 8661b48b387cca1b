import type { Messages } from '../i18n.ts';

export const render: Messages = {
  'render.register': 'Register',
  'render.seq': 'No.',
  'render.extra': 'Columns beside the annex',
  'render.lists': '_annex_sync',
};
