import type { Messages } from '../i18n.ts';

/** What `npm start` and `npm run deploy` say on the terminal. */
export const start: Messages = {
  'start.building': 'Building the page…',
  'start.noPage': 'The page could not be built; starting the API alone.',
  'start.migrating': 'Preparing the database…',
  'start.seeding': 'Adding the demo’s units and notices…',
  'start.starting': 'Starting the server…',
  'start.portTaken': 'Port {port} is in use. Stop what uses it, or choose another: PORT={other} npm start.',
  'start.notReady': 'The server was not ready within {seconds} s; see above.',
  'start.unbuilt':
    'The server did not start: the Worker can’t be built ({why}). Put right what is named above and run npm start again; after an update of the code, npm ci first.',
  'start.failed':
    'The server did not start: {why}. Put that right and run npm start again; after an update of the code, npm ci first.',
  'start.failedSilent':
    'The server did not start: wrangler ended without a reason ({code}). Run npm ci, then npm start again.',
  'start.ended': 'The server has stopped ({code}).',
  'start.ready': 'Ready: {address}',
  'start.accounts': 'Sign-in codes (may be used again; all accounts are in {file}):',
  'start.account.officer': '  officer   {unit}  {code}',
  'start.account.reviewer': '  reviewer  {unit}  {code}',
  'start.account.reader': '  reader    {unit}  {code}',
  'start.docs': 'API docs: {address}/api/v1/docs',
  'start.stop': 'Ctrl+C stops; the data stay. npm start -- --reset begins anew.',
  'start.migrationFailed': 'The database could not be prepared; see above.',
  'deploy.placeholder':
    'database_id in wrangler.toml is still the placeholder. Run npx wrangler d1 create annex-sync and put in the id it prints.',
  'deploy.noSecret': 'The secret RECEIPT_KEY is missing. Run npx wrangler secret put RECEIPT_KEY and paste this line:',
  'deploy.noBucket':
    'There is no bucket {bucket} for the stamped scans; run npx wrangler r2 bucket create {bucket} first.',
  'deploy.oldSqlite':
    'The SQLite of {database} is too old to take submissions (jsonb_each, 3.51); nothing was deployed. Use a D1 created anew.',
  'deploy.notSignedIn': 'The deployment can’t be read. Run npx wrangler login and try again.',
  'deploy.migrating': 'Bringing the deployed database up to date…',
  'deploy.failed': 'This step failed, nothing was deployed; see above.',
  'deploy.done': 'Deployed.',
  'deploy.next':
    'After the first time: npm run seed-units -- --remote puts in the units, npm run first-admin -- --unit CODE --name NAME --remote gives the administrator’s sign-in code.',
};
