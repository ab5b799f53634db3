import type { ReactNode } from "react";

/** A box that a wide or long table scrolls in, also by keyboard. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
    <section className="run-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
