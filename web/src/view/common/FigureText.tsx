import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { isPresent, writeFigure, writeShare } from "./figures";
import type { Figure } from "../../model/analysis";
import { analysisWords } from "../analysis/words";

/** A figure; an absent one is a dash that says why, to the eye on demand and to a reader at once. */
export function FigureText({ figure, share }: { figure: Figure; share?: boolean }) {
  const language = useLanguage();
  const why = useReason();
  const text = share ? writeShare(figure, language) : writeFigure(figure, language);
  if (isPresent(figure)) return <>{text}</>;
  return (
    <span className="absent" title={why(figure.absent)}>
      <span aria-hidden="true">–</span>
      <span className="unseen">{why(figure.absent)}</span>
    </span>
  );
}

/** Says why a figure is absent. */
export function useReason(): (reason: string) => string {
  const say = useSay(analysisWords);
  const domain = useDomain();
  return (reason) => say("absent", { reason: domain.label("absent", reason) });
}
