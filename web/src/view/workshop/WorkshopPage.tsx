import { useMap } from "../common/live";

export default function WorkshopPage() {
  return <p className="ds-paragraph">{useMap().graph.info.title}</p>;
}
