/** A ref for the element of a dialog that is to have the focus when it opens. */
export function first(element: HTMLElement | null) {
  element?.setAttribute("autofocus", "");
}
