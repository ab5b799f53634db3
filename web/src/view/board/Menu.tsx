import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface Props {
  /** What the button is called. */
  label: string;
  /** What the button shows; the label when nothing is given. */
  children: ReactNode;
  /** Where the focus finds the button. */
  focus: string;
  content: (close: () => void) => ReactNode;
}

const margin = 8; // px to the edges of the window

/** A button with choices below it. Escape closes them; the arrows go from one to the next. */
export function Menu({ label, children, focus, content }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const [open, setOpen] = useState(false);
  const toggled = (now: boolean) => {
    setOpen(now);
    if (now) requestAnimationFrame(() => button.current && list.current && place(button.current, list.current));
  };
  useEffect(() => {
    const choices = list.current;
    choices?.addEventListener("keydown", step);
    return () => choices?.removeEventListener("keydown", step);
  }, []);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ds-button menu-button"
        data-size="sm"
        data-variant="tertiary"
        data-focus={focus}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={label}
      >
        {children}
      </button>
      <fieldset ref={list} id={id} popover="auto" className="menu" aria-label={label} onToggle={(e) => toggled(e.newState === "open")}>
        {open && content(close)}
      </fieldset>
    </>
  );
}

// place puts the choices under the button, or above it; where there is room for
// neither, beside it and as high as the window.
function place(button: HTMLElement, list: HTMLElement) {
  const at = button.getBoundingClientRect();
  list.style.maxHeight = `${innerHeight - 2 * margin}px`;
  const { width, height } = list.getBoundingClientRect();
  const under = at.bottom + height + margin <= innerHeight;
  const over = at.top - height >= margin;
  const beside = at.right + width + margin <= innerWidth ? at.right : at.left - width;
  const left = under || over ? at.left : beside;
  list.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  list.style.top = `${under ? at.bottom : over ? at.top - height : innerHeight - height - margin}px`;
  list.querySelector<HTMLElement>("button")?.focus();
}

function step(this: HTMLElement, event: KeyboardEvent) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way === undefined) return;
  const items = [...this.querySelectorAll<HTMLElement>("button:not(:disabled), a")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + way + items.length) % items.length]?.focus();
  event.preventDefault();
}
