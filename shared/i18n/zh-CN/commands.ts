import type { Messages } from '../i18n.ts';

/** How each command is called (usage), what it does (does), what it wants besides options (files), and what is wrong with a call. */
export const commands: Messages = {
  'usage.unknown': '没有 {option} 这个选项。',
  'usage.noValue': '{option} 后面不用写内容。',
  'usage.needsValue': '{option} 后面还要写上内容。',
  'usage.missing': '还要写上 {option}。',
  'usage.tooFew': '还要写上{what}。',
  'usage.tooMany': '“{file}”是多写的，请去掉。',
  'usage.choice': '{option} 不能写“{text}”，可以写：{allowed}。',
  'usage.whole': '{option} 不能写“{text}”，请写 {least} 到 {most} 的整数。',
  'usage.share': '{option} 不能写“{text}”，请写大于 0、不超过 1 的数。',
  'usage.noFile': '没有找到文件“{file}”，请核对路径。',
  'usage.swallowed': '{option} 被 npm 收走了，没有传到这里，什么也没有做。请写在单独的“--”后面。',

  'usage.start': '用法：npm start [-- --reset]，端口用变量 PORT 换（PORT=8788 npm start）',
  'does.start': '在本机启动网页、服务器和演示数据。--reset 删去原有的演示数据，重新开始。',
  'usage.excel': '用法：npm run excel [-- --web]',
  'does.excel': '带着附表通打开本机的 Excel；--web 说明怎样用 Excel 网页版。',
  'usage.preview': '用法：npm run preview [-- 文件.xlsx --server http://localhost:8787 --level 1.14|latest]',
  'does.preview': '不用 Excel 试加载项，npm start 没有开就一起开；--level 模拟只支持 ExcelApi 1.14 的旧版 Excel。',
  'preview.ready': '请用浏览器打开 {address} （会提示证书不受信任，选择继续；登录码写在窗格下面）',
  'preview.noServer': '{server} 没有应答。请先启动它，或者不写 --server，用本机的演示。',
  'preview.portTaken': '端口 {port} 已被占用，请用 PORT=3001 npm run preview 换一个。',
  'usage.inspect': '用法：npm run -s inspect -- 文件.xlsx …',
  'does.inspect': '读出工作簿里的附表和其中的问题，打印成 JSON。退出码：0 没有错误，1 有错误，2 读不了。',
  'files.inspect': '要读的工作簿',
  'usage.merge': '用法：npm run -s merge -- 文件夹 -o 汇总.xlsx [--force] [--lang zh-CN|en]',
  'does.merge':
    '把文件夹里的附表按官方版式汇总成一个工作簿（-o 就是 --out），附“报送情况”。--force 覆盖已有的同名文件。退出码：0 全部计入，1 有内容要核对，2 没有写出文件。',
  'files.merge': '要汇总的文件夹',
  'usage.manifest':
    '用法：npm run manifest -- --host https://annex.example.gov.cn [--cdn global|21vianet] [--support https://…] [--version 1.0.0.0] [--out 文件]',
  'does.manifest': '写出 Excel 加载项的清单，并对照 Office 的规定检查。不写 --host 就是本机的清单。',
  'usage.deploy': '用法：npm run deploy',
  'does.deploy': '先检查还缺什么，再更新数据库结构、部署到 Cloudflare。',
  'usage.seed-units': '用法：npm run seed-units [-- --root 320000 --depth province|prefecture|county --again --remote]',
  'does.seed-units':
    '给新的部署写入单位树。--root 只要这个省（或市、县）；--depth 到哪一级为止；--again 只补缺的单位；--remote 写到已部署的数据库。',
  'usage.first-admin':
    '用法：npm run first-admin -- --unit 单位代码 [--name 姓名 --days 7 --again --remote --database DB]',
  'does.first-admin':
    '给新的部署设第一个管理员，打印只用一次的登录码。--days 登录码几天内有效；--again 管理员都登不进来时用；--remote 写到已部署的数据库。',
  'usage.backup': '用法：npm run backup [-- 文件.jsonl --remote --database DB_620000]',
  'does.backup':
    '把数据库和盖章件备份成文件，每个数据库一个。--remote 备份已部署的；--database 只备份这一个。退出码：0 完整，1 缺盖章件，2 没有备份成。',
  'usage.restore': '用法：npm run restore -- 文件.jsonl [--replace] [--remote] [--database DB_620000]',
  'does.restore':
    '把备份恢复到本机，各省数据库的备份一并恢复。--replace 把本机原有的数据移到一边；--remote 恢复到新建的空 D1；--database 只恢复这一个。退出码：0 完整，1 没有恢复或缺盖章件，2 备份或数据库用不了。',
  'files.restore': '备份文件',
  'usage.verify':
    '用法：npm run verify [-- 文件 --keys 公钥文件或网址 --after 早先的备份 --json --remote --database DB_620000]',
  'does.verify':
    '证明操作记录和报送没有被改动：本机的、备份的，或（--remote）已部署的。退出码：0 完整，1 有问题，2 读不了。',
  'usage.test': '用法：npm test',
  'does.test': '检查全部内容：格式、类型、单元测试、服务端测试、浏览器测试。',
  'usage.types': '用法：npm run types',
  'does.types': '检查全部代码的类型。',
  'usage.embed-blanks': '用法：npm run embed-blanks',
  'does.embed-blanks': '把各附件的空白表写进 shared/annex/catalogue/blanks.ts。',
  'usage.bench': '用法：npm run bench [-- --only pipeline,workbook,submissions,merging,excel --json]',
  'does.bench': '在同一次运行里和 exceljs、openpyxl 以及理论下限比速度。--only 只比其中几项。',
  'usage.bench:deadline': '用法：npm run bench:deadline [-- --scale 1 --flight 32 --databases 1 --json]',
  'does.bench:deadline':
    '重演全国各县截止前的最后十分钟。--scale 多少县（1 是全部）；--flight 同时多少个请求；--databases 几个数据库。退出码 1：有丢的、重的或被拒的。',
  'usage.test:faults': '用法：npm run test:faults [-- --kills 20 --officers 8 --port 8790]',
  'does.test:faults': '在报送、审核的同时反复杀掉服务器，查有没有丢的、重的。',
  'usage.test:fuzz':
    '用法：node test/excel-host/fuzz/fuzz.ts [--runs 50 --acts 40 --seed 1 --level 1.14|latest --file a2-gansu-messy.xlsx --faults 1]',
  'does.test:fuzz':
    '在模拟的 Excel 里随机操作，查加载项有没有说错、改错。--runs 几轮，每轮 --acts 步，从 --seed 起每轮一个种子；--file 用哪个样例；出 --faults 个错就停。退出码 1：有错，打印种子和最少的步骤。',
};
