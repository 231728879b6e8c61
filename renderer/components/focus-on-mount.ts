/** A ref for the one control of a dialog or view that takes the focus when it appears. Stable, so it runs once. */
export const focusOnMount = (element: HTMLElement | null): void => {
  element?.focus();
};
