/**
 * What the entry scripts say. They run before anything is installed, on any Node from 20 on, so their
 * words cannot live in shared/words.
 */
export const words = {
  /** @param {string} found */
  nodeTooOld: (found) => `需要 Node.js 20 或更高版本，当前是 ${found}。请升级 Node.js 后再运行。`,
  /** @param {string} platform @param {string} found */
  noPinnedNode: (platform, found) => `没有适用于 ${platform} 的内置 Node 24，当前 Node.js ${found} 又低于 22.14。请安装 Node.js 24 后再运行。`,
  /** @param {string} what */
  damaged: (what) => `已安装的依赖不完整（${what}），重新安装。`,
  otherInstalls: '另一个窗口正在安装依赖，等它装完…',
  installing: '正在安装依赖（首次约需一至三分钟）…',
  /** @param {number} seconds */
  stillInstalling: (seconds) => `正在安装依赖…已用 ${seconds} 秒`,
  /** @param {number} seconds */
  installed: (seconds) => `依赖已装好，用时 ${seconds} 秒。`,
  /** @param {number | null} code */
  installFailed: (code) =>
    `依赖没有装好（npm ci 返回 ${code ?? '中断'}）。请检查网络，或用 npm config get registry 查看 npm 镜像是否可用，然后重试；没有外网的机器可从另一台同样系统的机器复制 node_modules 文件夹。`,
  /** @param {string} what */
  incomplete: (what) => `依赖已安装，但缺少 ${what}。请删除 node_modules 文件夹后重试；仍然缺少时，请核对 npm 镜像是否提供这个软件包。`,
  building: '正在生成程序文件…',
  /** @param {number} seconds */
  built: (seconds) => `程序文件已生成，用时 ${seconds} 秒。`,
  /** @param {string} config */
  buildFailed: (config) => `程序文件没有生成（${config}），原因见上文。`,
  noElectron: '没有安装 Electron，改用浏览器窗口打开（安装办法见 README）。',
  electronFailed: 'Electron 没有启动，改用浏览器窗口打开。',
  typeCheck: '类型检查',
  lint: '代码规范检查',
  layout: '代码排版检查',
  browserTests: '浏览器测试',
  /** @param {string} what */
  running: (what) => `—— ${what} ——`,
  noBrowser: '浏览器测试没有运行：没有找到 Chromium、Chrome 或 Edge。请安装软件包 chromium（Debian、UOS、麒麟：sudo apt-get install chromium）后重试。',
  /** @param {string} name */
  noTestReport: (name) => `${name}没有留下结果，按未通过计。`,
  /** @param {string} file */
  benched: (file) => `结果已写入 ${file}。`,
};
