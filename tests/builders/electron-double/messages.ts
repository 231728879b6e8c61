/** What the double (in the app's process) and the screen (in the test, with the real Chromium) say to each other. */

export type FromApp =
  /** The app opened a window; `preload` is the source it wants run before the page. */
  | { readonly kind: 'open'; readonly preload: string; readonly options: string }
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: string | null; readonly error: string | null }
  | { readonly kind: 'closed' }
  | { readonly kind: 'said'; readonly title: string; readonly sentence: string }
  /** A question with buttons is on the screen. */
  | { readonly kind: 'asked'; readonly sentence: string };

export type Question =
  /** `ipcRenderer.invoke` from a frame. */
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: string; readonly frame: FrameFacts }
  /** May this request leave? Answered by the app's own webRequest listener. */
  | { readonly kind: 'request'; readonly url: string }
  /** May the page go there? Answered by the app's own will-navigate listener. */
  | { readonly kind: 'navigate'; readonly url: string }
  /** May the page open a window? Answered by the app's own window open handler. */
  | { readonly kind: 'popup'; readonly url: string };

export type FrameFacts = { readonly url: string; readonly main: boolean };

export type FromScreen =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** The user clicks the window's close button. */
  | { readonly kind: 'close' }
  /** What the next file dialog answers; null closes it. */
  | { readonly kind: 'choose'; readonly path: string | null }
  /** The user presses a button of the question, counted from 0. */
  | { readonly kind: 'press'; readonly button: number };
