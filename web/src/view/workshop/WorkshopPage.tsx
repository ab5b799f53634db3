import "./workshop.css";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import type { PartProps } from "../common/part";
import { Projector } from "./Projector";
import { RunThrough } from "./RunThrough";
import { workshopWords } from "./words";

/** The workshop for whoever runs it, or, with ?projektor=1, for the wall. */
export default function WorkshopPage({ query }: PartProps) {
  const { may } = useMap();
  const say = useSay(workshopWords);
  if (query.get("projektor")) return <Projector />;
  if (!may.facilitate) return <p className="ds-paragraph">{say("notYours")}</p>;
  return <RunThrough />;
}
