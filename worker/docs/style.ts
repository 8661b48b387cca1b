/** One accent, Excel's green; dark follows the system. */
export const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d1d1d1,#525252);--quiet:light-dark(#616161,#adadad);--accent:light-dark(#107c41,#54b054)}
body{margin:0 auto;max-width:960px;padding:24px 16px;font:14px/1.6 "Segoe UI","Microsoft YaHei UI","PingFang SC",sans-serif}
h1{font-size:24px;line-height:32px}h2{font-size:18px;line-height:24px;margin:32px 0 8px}h3{font-size:14px;margin:16px 0 4px}
a{color:var(--accent)}nav ul,article ul{padding-left:20px}section{border-top:1px solid var(--line)}
small{color:var(--quiet)}code{font:13px/1.5 Consolas,"Sarasa Mono SC",monospace;overflow-wrap:anywhere}
code.get,code.post{color:var(--accent);font-weight:600}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top}
`;
