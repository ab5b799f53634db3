import { useMap } from "../common/live";

export default function AnalysisPage() {
  return <p className="ds-paragraph">{useMap().graph.info.title}</p>;
}
