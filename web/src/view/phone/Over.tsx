import { usePhoneSay } from "./words";

/** The end: the workshop is over, or one was sent out. */
export function Over({ unsent, leave }: { unsent: number; leave: () => Promise<void> }) {
  const say = usePhoneSay();
  return (
    <main id="content" className="phone phone-door">
      <h1 className="ds-heading" data-size="lg">
        {say("over")}
      </h1>
      <p className="ds-paragraph">{say("overWhy")}</p>
      {unsent > 0 && (
        <p className="ds-alert" data-color="warning">
          {say("overUnsent", { n: unsent })}
        </p>
      )}
      <button type="button" className="ds-button" data-variant="secondary" onClick={() => void leave()}>
        {say("other")}
      </button>
    </main>
  );
}
