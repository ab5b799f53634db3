import type { View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { dataAddress, useDrawing } from "./drawing";
import { Answer } from "../common/asking/Answer";
import { deskWords } from "./words";

/** The drawing of the map as it was. */
export function PastDrawing({ revision, view }: { revision: number; view: View }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const lang = useLanguage();
  const asked = useDrawing(
    ["past", revision, view, lang],
    (map) => `/api/maps/${map}/past/drawing.svg?${new URLSearchParams({ at: String(revision), view, lang })}`,
  );
  return (
    <Answer asked={asked}>
      {(svg) => <img className="drawing past" src={dataAddress(svg)} alt={say("drawingAt", { n: revision, view: domain.label("view", view) })} />}
    </Answer>
  );
}
