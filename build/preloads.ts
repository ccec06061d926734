import type { Plugin, Rolldown } from 'vite';

/**
 * Names in index.html all files of a module that the first script imports only later, with what they import in turn:
 * the browser fetches and compiles them while the first script already asks the host.
 */
export function preloads(module: string): Plugin {
  return {
    name: 'desk-preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {}).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
        const first = files.find((file) => file.facadeModuleId?.replaceAll('\\', '/').endsWith(module));
        if (first === undefined) throw new Error(`${module} is in no file of its own`);
        const wanted = new Set<string>();
        const styles = new Set<string>();
        const add = (name: string): void => {
          if (wanted.has(name)) return;
          wanted.add(name);
          const file = files.find((each) => each.fileName === name);
          for (const style of file?.viteMetadata?.importedCss ?? []) styles.add(style);
          for (const imported of file?.imports ?? []) add(imported);
        };
        add(first.fileName);
        const missing = (name: string): boolean => !html.includes(name);
        return [
          ...[...wanted]
            .filter(missing)
            .map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` }, injectTo: 'head' as const })),
          ...[...styles]
            .filter(missing)
            .map((name) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `./${name}` }, injectTo: 'head' as const })),
        ];
      },
    },
  };
}
