/**
 * The preload's world: `require` that knows only Electron's page side, as in a sandboxed preload, and an exposed object
 * the page cannot change. Messages travel as JSON text, which keeps every character of a text as it is.
 */
const world = (preload: string): string => `(() => {
  if (window.top !== window) return;
  const carry = window.electronDouble;
  delete window.electronDouble;
  const listeners = [];
  const ipcRenderer = {
    invoke: async (channel, ...args) => JSON.parse(await carry(channel, JSON.stringify(args))),
    on: (channel, listener) => { listeners.push({ channel, listener }); return ipcRenderer; },
    removeListener: (channel, listener) => {
      const at = listeners.findIndex((one) => one.channel === channel && one.listener === listener);
      if (at >= 0) listeners.splice(at, 1);
      return ipcRenderer;
    },
  };
  Object.defineProperty(window, Symbol.for('electron-double'), {
    value: (channel, text) => {
      for (const one of [...listeners]) if (one.channel === channel) one.listener({}, ...JSON.parse(text));
    },
  });
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true });
    },
  };
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('module not found: ' + name);
  };
  ((require, module, exports) => {
${preload}
  })(require, { exports: {} }, {});
})();`;

export const preloadScript = (preload: string): { readonly content: string } => ({ content: world(preload) });
