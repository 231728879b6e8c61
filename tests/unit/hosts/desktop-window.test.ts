import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fitBounds, minimum, parseBounds, type SavedBounds } from '#main/desktop/bounds.ts';
import { menuTemplate } from '#main/desktop/menu.ts';
import { openWindow } from '#main/desktop/window.ts';
import { settings, windows } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const saved: SavedBounds[] = [];
const open = (remembered: unknown = undefined, developer = false) => {
  openWindow('/app/preload.cjs', { read: () => remembered, write: (bounds) => saved.push(bounds) }, developer);
  const last = windows.at(-1);
  if (last === undefined) throw new Error('No window was opened.');
  return last;
};

beforeEach(() => {
  windows.length = 0;
  saved.length = 0;
  settings.dark = false;
});

describe('The window', () => {
  test('runs sandboxed, isolated and without Node', () => {
    expect(open().options.webPreferences).toMatchObject({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
    expect(open(undefined, true).options.webPreferences?.devTools).toBe(true);
  });

  test('opens at 1280 by 832, never smaller than 800 by 600, on the page of the app', () => {
    const { options, window } = open();
    expect(options).toMatchObject({ width: 1280, height: 832, minWidth: 800, minHeight: 600, show: false });
    expect(window.calls).toEqual(['load app://good-terms/index.html']);
  });

  test('shows itself when it has something to show, on paper of the right colour', () => {
    const { window, options } = open({ x: 0, y: 0, width: 900, height: 700, maximized: true });
    window.emit('ready-to-show');
    expect(window.calls.slice(1)).toEqual(['maximize', 'show']);
    expect(options.backgroundColor).toBe('#f8f5ee');
    settings.dark = true;
    expect(open().options.backgroundColor).toBe('#1c1a17');
  });

  test('remembers where it was, and closes all the same when that cannot be written', () => {
    open().window.emit('close');
    expect(saved).toEqual([{ x: 10, y: 20, width: 1000, height: 700, maximized: false }]);
    const refusing = {
      read: () => undefined,
      write: () => {
        throw new Error('ENOSPC');
      },
    };
    openWindow('/app/preload.cjs', refusing, false);
    expect(() => windows.at(-1)?.window.emit('close')).not.toThrow();
  });

  test('loads its page again when the page crashes', () => {
    const { window } = open();
    window.fake.refuses('render-process-gone', '');
    expect(window.fake.sent).toEqual([['reload']]);
  });
});

describe('The remembered place', () => {
  const area = { x: 0, y: 0, width: 1920, height: 1040 };

  test('is taken as it is when it fits', () => {
    const place = { x: 100, y: 50, width: 1000, height: 700, maximized: false };
    expect(fitBounds(parseBounds(place), [area])).toEqual(place);
  });

  test('moves back from the edge of the screen', () => {
    const place = { x: 1500, y: 900, width: 1000, height: 700, maximized: false };
    expect(fitBounds(place, [area])).toMatchObject({ x: 920, y: 340, width: 1000, height: 700 });
  });

  test('is centred by the system when its screen is gone', () => {
    const place = { x: 4000, y: 0, width: 1000, height: 700, maximized: true };
    expect(fitBounds(place, [area])).toEqual({ width: 1000, height: 700, maximized: true });
  });

  test.each([
    [undefined],
    ['x'],
    [{}],
    [{ x: 0, y: 0, width: '900', height: 700, maximized: false }],
    [{ x: Number.NaN }],
  ])('is forgotten when the file says %j', (value) => {
    expect(parseBounds(value)).toBeNull();
  });

  test('always leads to a window of at least the minimum that can be reached', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 });
    const bounds = fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() });
    const size = fc.integer({ min: 1, max: 4_000 });
    const areas = fc.array(fc.record({ x: number, y: number, width: size, height: size }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.option(bounds), areas, (place, screens) => {
        const fitted = fitBounds(place, screens);
        expect(fitted.width).toBeGreaterThanOrEqual(minimum.width);
        expect(fitted.height).toBeGreaterThanOrEqual(minimum.height);
        const { x, y } = fitted;
        if (x === undefined || y === undefined) return;
        // The title bar's left end lies on a screen.
        expect(screens.some((one) => x >= one.x && y >= one.y && x < one.x + one.width && y < one.y + one.height)).toBe(
          true,
        );
      }),
    );
  });
});

describe('The menu', () => {
  const roles = (platform: NodeJS.Platform, developer: boolean): string =>
    JSON.stringify(menuTemplate(platform, developer, { undo: null, redo: null }, () => {}));

  test.each(['linux', 'win32', 'darwin'] as const)(
    'on %s can quit, copy and zoom, and has no developer tools',
    (platform) => {
      const menu = roles(platform, false);
      for (const role of ['quit', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'resetZoom']) {
        expect(menu).toContain(`"role":"${role}"`);
      }
      expect(menu).not.toMatch(/toggleDevTools|"reload"|forceReload/);
    },
  );

  test('says what it will undo, and asks the window to do it', () => {
    const asked: string[] = [];
    const labels = { undo: 'Undo: invoice 2026-031 removed', redo: null };
    const menu = menuTemplate('linux', false, labels, (wish) => asked.push(wish));
    const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const [undo, redo] = ['undo', 'redo'].map((id) => items.find((item) => item.id === id));
    expect(undo).toMatchObject({ label: 'Undo: invoice 2026-031 removed', accelerator: 'CmdOrCtrl+Z' });
    expect(redo).toMatchObject({ label: 'Redo' });
    for (const item of [undo, redo]) {
      item?.click?.(Object.create(null), undefined, Object.create(null));
    }
    expect(asked).toEqual(['undo', 'redo']);
  });

  test('offers the developer tools while developing', () => {
    expect(roles('linux', true)).toContain('toggleDevTools');
  });

  test.each(['linux', 'win32', 'darwin'] as const)('on %s starts a new entry with its own key', (platform) => {
    const asked: string[] = [];
    const nothing = { undo: null, redo: null };
    const menu = menuTemplate(platform, false, nothing, (wish) => asked.push(wish));
    const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const entry = items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+N');
    expect(entry?.label).toBe('New entry');
    entry?.click?.(...([] as unknown as Parameters<NonNullable<typeof entry.click>>));
    expect(asked).toEqual(['new-entry']);
  });

  test('leaves Ctrl M to the composer except on macOS', () => {
    expect(roles('linux', false)).not.toMatch(/windowMenu|minimize/);
    expect(roles('darwin', false)).toContain('windowMenu');
  });
});
