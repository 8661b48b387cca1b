import type { Messages } from '../i18n.ts';

/** What `npm run manifest` and `npm run excel` say. */
export const sideload: Messages = {
  'manifest.notAnAddress': '“{host}”不是网址，请写成 https://annex.example.gov.cn 这样。',
  'manifest.notHttps': '“{host}”不是 https 网址，Office 只加载 https 页面，请换成 https 开头的网址。',
  'manifest.notAnOrigin': '“{host}”带有路径或参数，请只写到域名和端口，如 https://annex.example.gov.cn。',
  'manifest.version': '版本号“{version}”写法不对，请写成 1.0.0.0 这样。',
  'manifest.support': '“{support}”不是 https 网址，--support 请写帮助页面的 https 网址。',
  'manifest.broken': '清单有 {count} 处不合 Office 的规定，没有写出文件：',
  'manifest.written': '已写出 {file}（{host}，office.js 来自 {cdn}，版本 {version}），已对照 Office 的规定检查。',

  'excel.serving': '本地服务已就绪：{address}，按 Ctrl+C 停止。',
  'excel.notServing': '本地服务没有起来。请先单独运行 npm start，看它说什么。',
  'excel.portTaken': '端口 {port} 已被占用，请先关掉占用它的程序（可能是另一个 npm run excel）。',
  'excel.certificates':
    '正在准备本机开发证书。系统如询问是否信任“Developer CA for Microsoft Office Add-ins”，请选“是”。',
  'excel.noCertificate': '开发证书没有装成：{why}。没有它 Excel 不会打开加载项，请允许安装证书后再运行一次。',
  'excel.starting': '正在打开 Excel 并装上附表通。',
  'excel.done':
    'Excel 打开后，看“附表通”选项卡；没有的话，从“开始→加载项”里选附表通。如果打开的是 WPS，请把 .xlsx 的默认程序改成 Excel 再运行一次。停止时会从 Excel 中移除。',
  'excel.failed':
    '没能自动打开 Excel：{why}。请确认本机装的是 Excel 2021 或 Microsoft 365（不是 WPS、不是更早的版本），或按下面的步骤手动装。',
  'excel.windows':
    'Windows 手动安装：①把 {file} 放进一个共享文件夹；②Excel“文件→选项→信任中心→信任中心设置→受信任的加载项目录”，填共享文件夹路径（\\\\电脑名\\共享名），勾“显示在菜单中”，确定；③重开 Excel，“开始→加载项→更多加载项→共享文件夹”，选附表通。',
  'excel.mac':
    'Mac 手动安装：①把 {file} 复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef（没有 wef 就新建）；②重开 Excel，“开始→加载项”，选附表通。',
  'excel.web':
    'Excel 网页版：①用这台电脑的浏览器打开 {address}/addin/index.html，能打开说明证书已受信任；②在 Excel 网页版打开一个工作簿，“开始→加载项→更多加载项→我的加载项→上传我的加载项”；③选 {file}，点“上传”。“附表通”选项卡随即出现。',
  'excel.linux': 'Linux 上没有 Excel，请用 Excel 网页版，步骤如下。本地服务会一直开着。',
  'excel.trust': '浏览器要先信任开发证书：把 {file} 导入浏览器的“证书颁发机构”，勾“信任此 CA 标识网站”，再重开浏览器。',
  'excel.removed': '已从 Excel 中移除附表通，本地服务已停止。',
};
