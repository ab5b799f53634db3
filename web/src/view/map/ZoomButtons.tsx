import { useSay } from "../../words/dictionary";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** Scales the drawing and fits it in, for those who use no wheel. */
export function ZoomButtons() {
  const say = useSay(mapWords);
  const { drawing } = useStage();
  const button = (label: string, sign: string, run: () => void) => (
    <button type="button" className="ds-button" data-size="sm" data-variant="secondary" aria-label={label} title={label} onClick={run}>
      {sign}
    </button>
  );
  return (
    <fieldset className="map-group map-zoom" aria-label={say("zoom")}>
      {button(say("zoomOut"), "−", () => drawing.current?.zoomBy(0.8))}
      {button(say("fitAll"), say("fitShort"), () => drawing.current?.fit())}
      {button(say("zoomIn"), "+", () => drawing.current?.zoomBy(1.25))}
    </fieldset>
  );
}
