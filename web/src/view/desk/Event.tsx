import { useQuery } from "@tanstack/react-query";
import type { Edit } from "../../model/records";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { tellPatch } from "./patchText";
import { type Moment, useWhen } from "../common/asking/revisions";
import { deskWords } from "./words";

/** Who changed what at a revision, in words. */
export function Event({ moment }: { moment: Moment }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const when = useWhen();
  const { id, graph } = useMap();
  const { data } = useQuery({
    queryKey: ["event", id, moment.revision],
    queryFn: ({ signal }) =>
      got(api.GET("/api/maps/{map}/history", { params: { path: { map: id }, query: { after: String(moment.revision - 1), limit: 1 } }, signal })),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
  const event = data?.events[0];
  const lines = event ? tellPatch(event.patch as readonly Edit[], graph, domain, say) : [];
  const who = event?.name || (event?.author === "local" ? say("you") : "");
  return (
    <div className="event" aria-live="polite">
      <h3 className="ds-heading" data-size="2xs">
        {say("what")}
        {moment.time && <span className="count"> ({who ? say("changedBy", { name: who, time: when(moment.time) }) : when(moment.time)})</span>}
      </h3>
      {event && lines.length === 0 && <p className="ds-paragraph about">{say("nothingSeen")}</p>}
      <ul className="lines">
        {lines.slice(0, 20).map((line, i) => (
          <li key={i}>{line}</li>
        ))}
        {lines.length > 20 && <li>{say("andMore", { n: lines.length - 20 })}</li>}
      </ul>
    </div>
  );
}
