import { type ReactNode, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { Dialog } from "../common/Dialog";
import { commonWords } from "../common/words";

interface Props {
  /** What the button says, both times. */
  button: string;
  title: string;
  /** What follows from it. */
  children: ReactNode;
  act: () => Promise<unknown>;
}

/** A button for what cannot be taken back: it asks first. */
export function Confirm({ button, title, children, act }: Props) {
  const say = useSay(commonWords);
  const attempt = useAttempt();
  const [asking, setAsking] = useState(false);
  const go = () => {
    setAsking(false);
    void attempt(act());
  };
  return (
    <>
      <button type="button" className="ds-button" data-variant="secondary" data-color="danger" onClick={() => setAsking(true)}>
        {button}
      </button>
      {asking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          <div className="ds-paragraph">{children}</div>
          <div className="row">
            <button type="button" className="ds-button" data-color="danger" onClick={go}>
              {button}
            </button>
            <button type="button" className="ds-button" data-variant="secondary" onClick={() => setAsking(false)}>
              {say("cancel")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
