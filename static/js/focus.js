/* What can be typed into, what can be seen, and how the focus gets there. */

const FIELDS =
  'input:not([type="button"], [type="submit"], [type="reset"], [type="checkbox"], [type="radio"]),' +
  "select, textarea, [contenteditable='true']";

export const isField = (element) => Boolean(element?.matches?.(FIELDS));
export const isVisible = (element) => Boolean(element?.isConnected && element.checkVisibility({ visibilityProperty: true }));

/* Select, too: a field that gets the focus by itself is there to be overwritten. */
export function focus(element, { select = false, preventScroll = false } = {}) {
  if (!element) return;
  element.focus({ preventScroll });
  if (select) element.select?.();
}
