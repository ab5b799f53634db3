import type { ReactNode } from "react";
import { mapAddress, type Part } from "./address";
import { useMap } from "./live";

/** A section of a page of a map; `del` in the address names it. */
export interface Section {
  readonly slug: string;
}

/** The section that the address names, the first one when it names none. */
export function sectionOf<S extends Section>(sections: readonly S[], query: URLSearchParams): S | undefined {
  return sections.find((s) => s.slug === (query.get("del") ?? "")) ?? sections[0];
}

interface Props<S extends Section> {
  part: Part;
  /** What the list of sections is called. */
  label: string;
  sections: readonly S[];
  open: S;
  name: (section: S) => string;
  children: ReactNode;
}

/** A page of several sections, with the list of them beside the one that is open. */
export function Sections<S extends Section>({ part, label, sections, open, name, children }: Props<S>) {
  const { id } = useMap();
  return (
    <div className="sectioned">
      <nav aria-label={label}>
        <ul className="sections">
          {sections.map((s) => (
            <li key={s.slug}>
              <a className="ds-link" href={mapAddress(id, part, s.slug ? { del: s.slug } : {})} aria-current={s === open ? "page" : undefined}>
                {name(s)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="parts-of-section">{children}</div>
    </div>
  );
}
