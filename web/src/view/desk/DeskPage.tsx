import { useMap } from "../common/live";

export default function DeskPage() {
  return <p className="ds-paragraph">{useMap().graph.info.title}</p>;
}
