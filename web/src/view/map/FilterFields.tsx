import { useMemo } from "react";
import { kinds, relationTypes } from "../../model/choices";
import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { compareNames } from "../../model/sorting";
import { useLevelsSeen } from "../common/levels";
import { useMap } from "../common/live";
import { countFilters, type FilterList, noFilters, toggleFilter } from "./filters";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** Who and what is looked at. */
export function FilterFields() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const seen = useLevelsSeen();
  const { filters, setFilters, passing } = useStage();
  const tags = useMemo(() => [...new Set(graph.tags.map((t) => t.name))].sort(compareNames), [graph.tags]);
  const groups = [...graph.groups.values()];
  const withUnknown = (type: string, values: readonly string[]) => [...values, ""].map((v) => [v, domain.label(type, v)] as const);
  return (
    <div className="panel-fields">
      <output className="ds-paragraph" data-size="sm">
        {passing ? say("letThrough", { n: passing.size, of: graph.actors.size }) : say("allShown")}
      </output>
      <Box label={say("onlyNear")} on={filters.near} onChange={(near) => setFilters({ ...filters, near })} />
      <Box label={say("hideOthers")} on={filters.hide} onChange={(hide) => setFilters({ ...filters, hide })} />
      <Boxes list="kinds" title={domain.field("actor", "kind")} values={withUnknown("kind", kinds)} />
      {seen && <Boxes list="interest" title={domain.field("actor", "interest")} values={withUnknown("level", levels)} />}
      {seen && <Boxes list="influence" title={domain.field("actor", "influence")} values={withUnknown("level", levels)} />}
      {groups.length > 0 && <Boxes list="groups" title={say("groups")} values={[...groups.map((g) => [g.id, g.name] as const), ["", say("noGroup")]]} />}
      {tags.length > 0 && <Boxes list="tags" title={domain.field("tag", "name")} values={tags.map((t) => [t, t] as const)} />}
      <Boxes list="types" title={domain.field("relation", "type")} values={relationTypes.map((t) => [t, domain.label("relation", t)] as const)} />
      {countFilters(filters) > 0 && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setFilters(noFilters)}>
          {say("clearFilters")}
        </button>
      )}
    </div>
  );
}

function Boxes({ list, title, values }: { list: FilterList; title: string; values: readonly (readonly [string, string])[] }) {
  const say = useSay(mapWords);
  const { filters, setFilters } = useStage();
  const chosen: readonly string[] = filters[list];
  return (
    <details className="panel-section">
      <summary>{chosen.length > 0 ? say("filterOn", { title, n: chosen.length }) : title}</summary>
      <fieldset className="map-group map-boxes" aria-label={title}>
        {values.map(([value, label]) => (
          <Box key={value} label={label} on={chosen.includes(value)} onChange={() => setFilters(toggleFilter(filters, list, value))} />
        ))}
      </fieldset>
    </details>
  );
}

function Box({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="map-box">
      <input type="checkbox" className="ds-input" checked={on} onChange={(e) => onChange(e.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
