/** The page of `npm run preview`: ribbon, formula line, grid, sheet tabs, and the pane beside them. */
export const PREVIEW = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Excel（模拟）· 附表通</title><style>
:root{--green:#107c41;--line:#d0d0d0;--head:#f3f3f3}
body{margin:0;display:grid;grid-template:auto auto auto 1fr auto/minmax(0,1fr) 360px;height:100vh;font:13px "Microsoft YaHei UI","PingFang SC","Noto Sans CJK SC",sans-serif}
button{font:inherit}
#tab{grid-column:1/-1;background:var(--head);padding:6px 18px 0;color:var(--green);font-weight:600}#tab span{display:inline-block;padding-bottom:4px;border-bottom:3px solid var(--green)}
#tab small{float:right;font-weight:400;color:#555}
#ribbon{grid-column:1/-1;display:flex;background:var(--head);border-bottom:1px solid var(--line);padding:6px 8px;overflow-x:auto}
#ribbon .group{display:grid;grid-template-rows:1fr auto;gap:2px;padding:0 10px;border-right:1px solid var(--line)}
#ribbon .group:last-child{border:0}#ribbon .group:nth-last-child(2){margin-left:auto}
#ribbon img{display:block;margin:0 auto 2px}#ribbon button:disabled img{opacity:.35;filter:grayscale(1)}
#ribbon select{max-width:230px;height:32px;align-self:center;font:inherit}#ribbon .group:nth-last-child(-n+2) button{align-self:center}
#ribbon .buttons{display:flex;gap:4px}
#ribbon button{border:1px solid transparent;background:none;border-radius:4px;padding:6px 10px;min-height:32px;cursor:pointer;white-space:nowrap}
#ribbon button:hover:enabled{background:#fff;border-color:var(--line)}
#ribbon button:disabled{color:#a0a0a0;cursor:default}
#ribbon .name{text-align:center;font-size:11px;color:#666}
#line{display:flex;gap:8px;padding:3px 8px;border-bottom:1px solid var(--line);min-height:20px}
#line b{min-width:56px}#line span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
#pane{grid-row:3/5;grid-column:2;border-left:1px solid var(--line)}iframe{width:100%;height:100%;border:0;display:block}
#sheet{overflow:auto;position:relative}
table{border-collapse:separate;border-spacing:0;table-layout:fixed;width:max-content}
td,th{border:solid #e1e1e1;border-width:0 1px 1px 0;height:20px;padding:1px 4px;overflow:hidden;vertical-align:middle;box-sizing:border-box}
td{position:relative;white-space:pre-wrap;overflow-wrap:anywhere}td.number{text-align:right}
th{background:var(--head);font-weight:400;color:#555;text-align:center}
thead th{position:sticky;top:0;z-index:2}tbody th{position:sticky;left:0;z-index:1;min-width:32px}
td.selected{outline:2px solid var(--green);outline-offset:-2px;overflow:visible;z-index:3}
td.lists::after{content:"▾";position:absolute;right:1px;bottom:0;color:#555;font-size:10px}
.prompt{position:absolute;left:12px;top:100%;z-index:5;width:220px;padding:6px 8px;background:#fffbe6;border:1px solid #c8c3a5;box-shadow:0 2px 6px #0003;white-space:pre-wrap;font-weight:400;text-align:left;color:#222}
td input{position:absolute;inset:0;width:100%;box-sizing:border-box;font:inherit;border:2px solid var(--green);padding:0 2px}
td.holds-shape{overflow:visible}
.shape{position:absolute;left:3px;top:3px;z-index:4;background:var(--green);color:#fff;border:0;border-radius:6px;padding:5px 20px;font-weight:700;white-space:nowrap;cursor:pointer}
#tabs{display:flex;align-items:start;gap:2px;padding:4px 8px;background:var(--head);border-top:1px solid var(--line);overflow-x:auto}
#tabs button{border:0;background:none;padding:4px 12px;border-radius:4px 4px 0 0;cursor:pointer;white-space:nowrap}
#tabs button[aria-pressed=true]{background:#fff;color:var(--green);font-weight:600;box-shadow:inset 0 -2px var(--green)}
#people{display:grid}#people button{display:flex;justify-content:space-between;gap:8px;border:0;background:none;padding:2px 0;cursor:pointer;text-align:left}#people button:hover code{text-decoration:underline}#people code{color:var(--green);font-weight:600;white-space:nowrap}
#status{padding:2px 0 0}#foot{padding:6px 10px;background:var(--head);border:solid var(--line);border-width:1px 0 0 1px;color:#555;font-size:12px}
</style><div id="tab"><span>附表通</span><small>模拟的 Excel，用来试加载项</small></div><div id="ribbon"></div><div id="line"></div><div id="pane"></div><div id="sheet"></div><div id="tabs"></div><div id="foot"><div id="people"></div><div id="status"></div></div>
<script src="/preview.js"></script>`;
