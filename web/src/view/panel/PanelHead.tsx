import { useSay } from "../../words/dictionary";
import { commonWords } from "../common/words";

/** The heading of a panel, with the way to close it. */
export function PanelHead({ title, onClose }: { title: string; onClose: () => void }) {
  const say = useSay(commonWords);
  return (
    <div className="dialog-head">
      <h2 className="ds-heading" data-size="xs">
        {title}
      </h2>
      <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={onClose}>
        {say("close")}
      </button>
    </div>
  );
}
