/** Moves the focus to an element, by its id or `data-focus`, once the change that was just made is on the screen. */
export const focusSoon = (id: string): void => {
  requestAnimationFrame(() => {
    const element = document.getElementById(id) ?? document.querySelector(`[data-focus="${CSS.escape(id)}"]`);
    if (element instanceof HTMLElement) element.focus();
  });
};
