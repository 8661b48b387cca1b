import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/sheet.css';
import '../ui/findings.css';
import './page.css';
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (root) render(<App />, root);

// A file dropped beside the drop zone, or while another is being read, must not replace the page.
for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
