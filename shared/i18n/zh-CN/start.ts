import type { Messages } from '../i18n.ts';

/** What `npm start` and `npm run deploy` say on the terminal. */
export const start: Messages = {
  'start.building': '正在生成网页…',
  'start.noPage': '网页没有生成成功，先只启动接口。',
  'start.migrating': '正在准备数据库…',
  'start.seeding': '正在写入演示单位和通知…',
  'start.starting': '正在启动服务器…',
  'start.portTaken': '端口 {port} 已被占用，请先关掉占用它的程序，或用 PORT={other} npm start 换一个端口。',
  'start.notReady': '服务器在 {seconds} 秒内没有启动好，请看上面的提示。',
  'start.unbuilt':
    '服务器没有启动：接口程序生成不了（{why}）。请按上面的提示改好，再运行 npm start；刚更新过代码的，先运行 npm ci。',
  'start.failed': '服务器没有启动：{why}。请按提示处理，再运行 npm start；刚更新过代码的，先运行 npm ci。',
  'start.failedSilent': '服务器没有启动：wrangler 没有说明原因就退出了（{code}）。请先运行 npm ci，再运行 npm start。',
  'start.ended': '服务器已停止（{code}）。',
  'start.ready': '已启动：{address}',
  'start.accounts': '登录码（可反复使用，全部账号在 {file}）：',
  'start.account.officer': '  填报人员  {unit}  {code}',
  'start.account.reviewer': '  审核人员  {unit}  {code}',
  'start.account.reader': '  只读人员  {unit}  {code}',
  'start.docs': '接口说明：{address}/api/v1/docs',
  'start.stop': '按 Ctrl+C 停止；数据会保留，npm start -- --reset 重新开始。',
  'start.migrationFailed': '数据库没有准备好，请看上面的提示。',
  'deploy.placeholder':
    'wrangler.toml 里的 database_id 还是占位符，请先运行 npx wrangler d1 create annex-sync，把它给出的 id 填进去。',
  'deploy.noSecret': '没有找到密钥 RECEIPT_KEY，请先运行 npx wrangler secret put RECEIPT_KEY，粘贴下面这一行：',
  'deploy.noBucket': '没有名为 {bucket} 的存储桶（存放盖章件），请先运行 npx wrangler r2 bucket create {bucket}。',
  'deploy.oldSqlite':
    '数据库 {database} 的 SQLite 太旧（需要 3.51 以上的 jsonb_each），收不下报送，没有部署；请换一个新建的 D1。',
  'deploy.notSignedIn': '查不到部署的情况，请先运行 npx wrangler login，再试一次。',
  'deploy.migrating': '正在更新线上数据库的结构…',
  'deploy.failed': '这一步没有成功，没有部署；请看上面的提示。',
  'deploy.done': '部署好了。',
  'deploy.next':
    '第一次部署后：npm run seed-units -- --remote 写入单位树，npm run first-admin -- --unit 单位代码 --name 姓名 --remote 得到管理员的登录码。',
};
