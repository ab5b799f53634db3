import { useMap } from "../common/live";

export default function BoardPage() {
  return <p className="ds-paragraph">{useMap().graph.info.title}</p>;
}
