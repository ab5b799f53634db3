import { useSay } from "../../words/dictionary";
import { deskWords } from "./words";

/** Whom something is for. */
export type Audience = "internal" | "shareable" | "levels";
const audiences: readonly Audience[] = ["internal", "shareable", "levels"];

/** The audience as the service's addresses have it. */
export function audienceQuery(audience: Audience): Record<string, string> {
  if (audience === "internal") return {};
  return { audience: "shareable", ...(audience === "levels" && { levels: "true" }) };
}

/** Chooses whom something is for, and says plainly what they see. */
export function AudienceChoice({ audience, onChange }: { audience: Audience; onChange: (audience: Audience) => void }) {
  const say = useSay(deskWords);
  return (
    <fieldset className="ds-fieldset plain">
      <legend className="ds-label" data-size="sm">
        {say("audience")}
      </legend>
      {audiences.map((a) => (
        <label key={a} className="choice">
          <input type="radio" className="ds-input" name="audience" checked={a === audience} onChange={() => onChange(a)} />
          {say(`audience.${a}`)}
        </label>
      ))}
      <p className="ds-alert" data-color={audience === "internal" ? "warning" : "info"} data-size="sm">
        {say(`sees.${audience}`)}
      </p>
    </fieldset>
  );
}
