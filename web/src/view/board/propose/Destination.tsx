import type { Graph } from "../../../model/graph";
import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import { Choose, Write } from "../../common/controls";
import { proposeWords } from "./words";

/** Where seats go: to a group, to a new one, or away. */
export type Where = { readonly kind: "group"; readonly group: string } | { readonly kind: "new"; readonly name: string } | { readonly kind: "gone" };

/** An advising group that reports to the group, where there is one; else a new one. */
export function whereFirst(graph: Graph, group: string, name: string): Where {
  const below = [...graph.groups.values()].find((g) => g.type === "advises" && g.reportsTo === group);
  return below ? { kind: "group", group: below.id } : { kind: "new", name };
}

interface Props {
  label: string;
  /** The group that they leave. */
  group: string;
  where: Where;
  set: (where: Where) => void;
  /** Whether the seats may go altogether. */
  mayGo?: boolean;
}

export function Destination({ label, group, where, set, mayGo }: Props) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const advising = [...graph.groups.values()].filter((g) => g.type === "advises" && g.id !== group);
  const options = [
    ...advising.map((g) => ({ value: `group/${g.id}`, label: say("displacedTo", { group: g.name }) })),
    { value: "new", label: say("displacedNew") },
    ...(mayGo ? [{ value: "gone", label: say("displacedGone") }] : []),
  ];
  const pick = (value: string) => {
    if (value === "new") set({ kind: "new", name: say("displacedDefault") });
    else if (value === "gone") set({ kind: "gone" });
    else set({ kind: "group", group: value.slice("group/".length) });
  };
  return (
    <>
      <Choose label={label} value={where.kind === "group" ? `group/${where.group}` : where.kind} options={options} onChange={pick} />
      {where.kind === "new" && <Write label={say("displacedName")} value={where.name} onChange={(name) => set({ kind: "new", name })} />}
    </>
  );
}
