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
      <button ref={button} type="button" className="ds-button menu-button" data-size="sm" data-variant="tertiary" data-focus={focus} popoverTarget={id} aria-expanded={open} aria-label={label}>
        {children}
      </button>
      <fieldset ref={list} id={id} popover="auto" className="menu" aria-label={label} onToggle={(e) => toggled(e.newState === "open")}>
        {open && content(close)}
      </fieldset>
    </>
  );
}

// place puts the choices under the button, or above it where there is more room.
function place(button: HTMLElement, list: HTMLElement) {
  const at = button.getBoundingClientRect();
  const below = innerHeight - at.bottom - margin;
  const above = at.top - margin;
  const under = below >= Math.min(list.scrollHeight, above);
  list.style.maxHeight = `${Math.max(under ? below : above, 120)}px`;
  const { width, height } = list.getBoundingClientRect();
  list.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - width - margin))}px`;
  list.style.top = `${under ? at.bottom : Math.max(margin, at.top - height)}px`;
  list.querySelector<HTMLElement>("button, a, input, select")?.focus();
}

function step(this: HTMLElement, event: KeyboardEvent) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way === undefined) return;
  const items = [...this.querySelectorAll<HTMLElement>("button:not(:disabled), a")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + way + items.length) % items.length]?.focus();
  event.preventDefault();
}
