/** BrowserWindow, WebContents and their frame: the window itself is a page of the test's Chromium. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents, WebFrameMain } from 'electron';
import type { FrameFacts } from './messages.ts';
import { partOf } from './partial.ts';
import { appAddress, pageAddress } from './serve.ts';
import { tell } from './wire.ts';

export type Preventable = {
  readonly url: string;
  readonly prevented: () => boolean;
  readonly preventDefault: () => void;
};

export const preventable = (url = ''): Preventable => {
  let prevented = false;
  return {
    url,
    prevented: () => prevented,
    preventDefault: () => {
      prevented = true;
    },
  };
};

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

// The compiler holds the doubles to Electron's own signatures.
type HeldContents = 'isDestroyed' | 'getURL' | 'send' | 'setWindowOpenHandler' | 'reload' | 'mainFrame';
type HeldWindow =
  | 'loadURL'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'isMaximized'
  | 'isMinimized'
  | 'maximize'
  | 'show'
  | 'focus'
  | 'restore';

export class ContentsDouble extends EventEmitter implements Pick<WebContents, HeldContents> {
  #url = '';
  #destroyed = false;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  readonly mainFrame: WebFrameMain;

  constructor() {
    super();
    const url = (): string => this.#url;
    this.mainFrame = partOf<WebFrameMain>('WebFrameMain', {
      parent: null,
      get url() {
        return url();
      },
    });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
  }
  getURL(): string {
    return this.#url;
  }
  send(channel: string, ...args: unknown[]): void {
    tell({ kind: 'send', channel, args: JSON.stringify(args) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  reload(): void {
    void this.load(this.#url);
  }
  async load(url: string): Promise<void> {
    this.#url = url;
    tell({ kind: 'load', url: await pageAddress(url) });
  }
  /** The frame a message came from: the main frame is one object for its whole life, as in Electron. */
  frame({ url, main }: FrameFacts): WebFrameMain {
    if (!main) return partOf<WebFrameMain>('WebFrameMain', { parent: this.mainFrame, url: appAddress(url) });
    this.#url = appAddress(url);
    return this.mainFrame;
  }
}

export class WindowDouble extends EventEmitter implements Pick<BrowserWindow, HeldWindow> {
  static readonly open = new Set<WindowDouble>();
  /** Told by the app double, which owns the event. */
  static created: (contents: ContentsDouble) => void = () => {};

  readonly webContents = new ContentsDouble();
  #destroyed = false;
  readonly #bounds: Electron.Rectangle;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    WindowDouble.open.add(this);
    WindowDouble.created(this.webContents);
    const preload = readFileSync(options.webPreferences?.preload ?? '', 'utf8');
    tell({ kind: 'open', preload, options: JSON.stringify(options) });
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.#bounds;
  }
  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {}
  show(): void {}
  focus(): void {}
  restore(): void {}
  /** As a click on the close button. Returns whether the window closed. */
  close(): boolean {
    const event = preventable();
    this.emit('close', event);
    if (event.prevented()) return false;
    this.#destroyed = true;
    this.webContents.destroy();
    WindowDouble.open.delete(this);
    tell({ kind: 'closed' });
    this.emit('closed');
    return true;
  }
}
