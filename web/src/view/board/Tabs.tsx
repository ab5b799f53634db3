import { type KeyboardEvent, type ReactNode, useId } from "react";

interface Tab {
  readonly key: string;
  readonly label: ReactNode;
}

interface Props {
  /** What the tabs are about. */
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  choose: (key: string) => void;
  children: ReactNode;
}

/** Tabs: the arrows go between them, Tab goes on into what is shown. */
export function Tabs({ label, tabs, chosen, choose, children }: Props) {
  const id = useId();
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way === undefined) return;
    const at = tabs.findIndex((t) => t.key === chosen);
    const next = tabs[(at + way + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
    event.preventDefault();
  };
  return (
    <div className="tabs">
      <div role="tablist" tabIndex={-1} aria-label={label} className="tab-row" onKeyDown={key}>
        {tabs.map((t) => (
          <button
            key={t.key}
            id={`${id}-${t.key}`}
            type="button"
            role="tab"
            aria-selected={t.key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={t.key === chosen ? 0 : -1}
            onClick={() => choose(t.key)}
          >
            {t.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`} className="tab-panel">
        {children}
      </div>
    </div>
  );
}
