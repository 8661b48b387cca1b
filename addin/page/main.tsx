import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/sheet.css';
import '../ui/findings.css';
import './page.css';
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (root) render(<App />, root);
