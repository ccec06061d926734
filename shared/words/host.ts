/** What the loopback host says in the terminal and in its launcher page. */
export const hostWords = {
  title: '社区督导台',
  opening: '正在打开社区督导台…',
  ready: (address: string) => `社区督导台已就绪：${address}`,
  readyHint: '上面的地址只能打开一次，60 秒内有效。再次运行 npm start 可得到新地址；按 Ctrl+C 结束程序。',
  runningAlready: '社区督导台已在运行，这是新的地址。',
  windowOpening: '正在用浏览器打开社区督导台的窗口…',
  windowOpened: '社区督导台已在浏览器窗口中打开。关闭窗口或按 Ctrl+C 结束程序。',
  windowOpenedAgain: '社区督导台已在运行，已请浏览器再打开一个窗口。',
  noBrowser: '没有找到 Chromium、Chrome 或 Edge，请在浏览器中打开下面的地址（Debian、UOS、麒麟可安装软件包 chromium）。',
  noDisplay: '没有图形界面，请在本机浏览器中打开下面的地址。',
  browserFailed: '浏览器没有启动，请手工打开下面的地址。',
  windowFailed: '浏览器没有打开窗口就退出了（可能是图形界面不能用）。程序仍在运行，请在本机浏览器中打开下面的地址。',
  stopping: '正在结束…',
  badOption: (text: string) => `无法识别的参数：${text}。可用参数：--data 数据文件夹，--port 端口号，--no-open（不打开窗口，只显示地址）。`,
  badPort: (text: string) => `${text === '' ? '--port 后面缺少端口号' : `端口号 ${text} 不能用`}，应为 1024 至 65535 的整数；不写 --port 时由程序自己选择。`,
  badFolder: '参数 --data 后面缺少文件夹。',
} as const;
