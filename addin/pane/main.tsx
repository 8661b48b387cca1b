import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/findings.css';
import './pane.css';
import { render } from 'preact';
import { startOffice } from '../host/start-office.ts';
import { App } from './app.tsx';

const root = document.getElementById('pane');
const demo = import.meta.env.MODE !== 'production' && new URLSearchParams(location.search).get('host') === 'memory';
const start = demo
  ? async () => (await import('./demo/start.ts')).startDemo(location.search)
  : () => startOffice(location.search);
if (root) render(<App start={start} />, root);
