import { type ReactNode, useEffect, useId, useRef } from "react";
import { useSay } from "../../words/dictionary";
import { commonWords } from "./words";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Wide enough for tables and previews. */
  wide?: boolean;
}

/** A modal dialog: Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, onClose, children, wide }: Props) {
  const say = useSay(commonWords);
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className="ds-dialog" data-wide={wide} aria-labelledby={heading} onCancel={onClose} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={heading} className="ds-heading" data-size="sm">
          {title}
        </h2>
        <button type="button" className="ds-button" data-variant="tertiary" data-size="sm" onClick={onClose}>
          {say("close")}
        </button>
      </div>
      {children}
    </dialog>
  );
}
