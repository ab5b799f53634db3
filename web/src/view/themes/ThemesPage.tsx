import { useMap } from "../common/live";

export default function ThemesPage() {
  return <p className="ds-paragraph">{useMap().graph.info.title}</p>;
}
