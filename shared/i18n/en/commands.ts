import type { Messages } from '../i18n.ts';

/** How each command is called (usage), what it does (does), what it wants besides options (files), and what is wrong with a call. */
export const commands: Messages = {
  'usage.unknown': 'There is no option {option}.',
  'usage.noValue': '{option} takes nothing behind it.',
  'usage.needsValue': '{option} wants something behind it.',
  'usage.missing': '{option} is missing.',
  'usage.tooFew': 'Please name {what}.',
  'usage.tooMany': '“{file}” is one too many, please leave it out.',
  'usage.choice': '{option} can’t be “{text}”; it can be: {allowed}.',
  'usage.whole': '{option} can’t be “{text}”; it is a whole number from {least} to {most}.',
  'usage.share': '{option} can’t be “{text}”; it is a number above 0 and up to 1.',
  'usage.noFile': 'There is no file “{file}”, please check the path.',
  'usage.swallowed': 'npm kept {option} to itself, so nothing was done. Please write it behind a “--” of its own.',

  'usage.start': 'Usage: npm start [-- --reset]; the variable PORT is another port (PORT=8788 npm start)',
  'does.start':
    'Starts page, server and demo data on this machine. --reset deletes the demo data there is and begins anew.',
  'usage.excel': 'Usage: npm run excel [-- --web]',
  'does.excel': 'Opens Excel here with the add-in in it; --web tells how to use Excel on the web.',
  'usage.preview': 'Usage: npm run preview [-- FILE.xlsx --server http://localhost:8787 --level 1.14|latest]',
  'does.preview':
    'Shows the add-in without Excel, and starts npm start where it does not run; --level 1.14 is an older Excel with that ExcelApi.',
  'preview.ready':
    'Open {address} in a browser (it will not trust the certificate: go on; codes to sign in with stand below the pane)',
  'preview.noServer': 'Nothing answers at {server}. Start it, or leave --server out for a demo on this machine.',
  'preview.portTaken': 'Port {port} is taken: choose another one, as in PORT=3001 npm run preview.',
  'usage.inspect': 'Usage: npm run -s inspect -- FILE.xlsx …',
  'does.inspect':
    'Prints the annexes of a workbook and what is wrong in them as JSON. Exit 0 no errors, 1 errors, 2 not readable.',
  'files.inspect': 'the workbook to read',
  'usage.merge': 'Usage: npm run -s merge -- FOLDER -o OUT.xlsx [--force] [--lang zh-CN|en]',
  'does.merge':
    'Merges the annexes of a folder into one workbook in the official layout (-o is --out), with a sheet on who reported. --force writes over a file of that name. Exit 0 all is counted, 1 something is to be checked, 2 nothing was written.',
  'files.merge': 'the folder to merge',
  'usage.manifest':
    'Usage: npm run manifest -- --host https://annex.example.gov.cn [--cdn global|21vianet] [--support https://…] [--version 1.0.0.0] [--out FILE]',
  'does.manifest':
    'Writes the manifest of the Excel add-in and checks it against Office’s rules. Without --host: for this machine.',
  'usage.deploy': 'Usage: npm run deploy',
  'does.deploy': 'Says what is missing, then brings the database up to date and deploys to Cloudflare.',
  'usage.seed-units':
    'Usage: npm run seed-units [-- --root 320000 --depth province|prefecture|county --again --remote]',
  'does.seed-units':
    'Puts the tree of units into a fresh deployment. --root: this province (city, county) alone; --depth: down to which level; --again: adds what is missing; --remote: into the deployed database.',
  'usage.first-admin':
    'Usage: npm run first-admin -- --unit CODE [--name NAME --days 7 --again --remote --database DB]',
  'does.first-admin':
    'Makes the first administrator of a fresh deployment and prints a code for one sign-in. --days: how long it is good for; --again: when no administrator can sign in any more; --remote: in the deployed database.',
  'usage.backup': 'Usage: npm run backup [-- FILE.jsonl --remote --database DB_620000]',
  'does.backup':
    'Backs up databases and stamped scans, one file a database. --remote: the deployed ones; --database: this one alone. Exit 0 whole, 1 scans are missing, 2 not backed up.',
  'usage.restore': 'Usage: npm run restore -- FILE.jsonl [--replace] [--remote] [--database DB_620000]',
  'does.restore':
    'Restores a backup on this machine, together with those of the provinces’ databases. --replace moves the data that is here aside; --remote: into a new, empty D1; --database: this one alone. Exit 0 whole, 1 not restored or scans are missing, 2 backup or database can’t be used.',
  'files.restore': 'the backup file',
  'usage.verify':
    'Usage: npm run verify [-- FILE --keys FILE|ADDRESS --after EARLIER-BACKUP --json --remote --database DB_620000]',
  'does.verify':
    'Proves that events and submissions were not changed: of this machine, of a backup, or (--remote) of the deployment. Exit 0 proven, 1 faults, 2 not readable.',
  'usage.test': 'Usage: npm test',
  'does.test': 'Checks everything: format, types, unit tests, Worker tests, browser tests.',
  'usage.types': 'Usage: npm run types',
  'does.types': 'Checks the types of all code.',
  'usage.embed-blanks': 'Usage: npm run embed-blanks',
  'does.embed-blanks': 'Writes the blanks of all annexes into shared/annex/catalogue/blanks.ts.',
  'usage.bench': 'Usage: npm run bench [-- --only pipeline,workbook,submissions,merging,excel --json]',
  'does.bench': 'Measures speed beside exceljs, openpyxl and the floor in one run. --only: some of it.',
  'usage.bench:deadline': 'Usage: npm run bench:deadline [-- --scale 1 --flight 32 --databases 1 --json]',
  'does.bench:deadline':
    'Plays the last ten minutes before a deadline with every county. --scale: which share of them; --flight: calls under way at a time; --databases: how many. Exit 1 where anything was lost, doubled or refused.',
  'usage.test:faults': 'Usage: npm run test:faults [-- --kills 20 --officers 8 --port 8790]',
  'does.test:faults': 'Kills the server again and again while units report, and looks for anything lost or doubled.',
  'usage.test:fuzz':
    'Usage: node test/excel-host/fuzz/fuzz.ts [--runs 50 --acts 40 --seed 1 --level 1.14|latest --file a2-gansu-messy.xlsx --faults 1]',
  'does.test:fuzz':
    'Works at random in the emulated Excel, and looks for what the add-in says or changes wrongly. --runs: how many times, of --acts steps each, with a seed each from --seed on; --file: which fixture; --faults: after how many to stop. Exit 1 where there is one: its seed and the fewest steps are printed.',
};
