import type { ReactNode } from "react";
import "./asking.css";

interface Props {
  title: string;
  about?: string | undefined;
  children: ReactNode;
}

/** A part of a page with its heading and a sentence of what it is. */
export function Box({ title, about, children }: Props) {
  return (
    <section className="box">
      <h2 className="ds-heading" data-size="xs">
        {title}
      </h2>
      {about && (
        <p className="ds-paragraph about" data-size="sm">
          {about}
        </p>
      )}
      {children}
    </section>
  );
}

/** What may be wider than the page scrolls in a box of its own, also by keyboard. */
export function Scroll({ label, children, tall }: { label: string; children: ReactNode; tall?: boolean }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reached by keyboard
    <section className="scroll" data-tall={tall} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
