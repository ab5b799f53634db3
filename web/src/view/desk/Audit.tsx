import { useQuery } from "@tanstack/react-query";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { Box, Scroll } from "../common/asking/Box";
import { useWhen } from "../common/asking/revisions";
import { deskWords } from "./words";

type Line = components["schemas"]["Audit"];

/** What was done about the map besides changing it, the latest first. */
export function Audit() {
  const say = useSay(deskWords);
  const { id } = useMap();
  const log = useQuery({ queryKey: ["audit", id], queryFn: () => got(api.GET("/api/maps/{map}/audit", { params: { path: { map: id } } })) });
  if (!log.data) return <Failure error={log.error} />;
  const { lines, whole } = log.data;
  return (
    <Box title={say("auditTitle")} {...(lines.length > 0 && { about: say(whole ? "auditWhole" : "auditBroken") })}>
      {lines.length === 0 ? <p className="ds-paragraph">{say("auditNone")}</p> : <Lines lines={[...lines].reverse()} />}
    </Box>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const say = useSay(deskWords);
  const when = useWhen();
  const what = useWhat();
  return (
    <Scroll label={say("auditTitle")} tall>
      <table className="ds-table" data-size="sm">
        <thead>
          <tr>
            <th scope="col">{say("when")}</th>
            <th scope="col">{say("who")}</th>
            <th scope="col">{say("auditLine")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <tr key={i}>
              <td>{when(line.time)}</td>
              <td>{line.kind === "local" ? say("you") : (line.who ?? "–")}</td>
              <td>{what(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const told = ["workshop.open", "workshop.end", "link.make", "link.revoke", "link.open", "person.forget", "map.copy"] as const;

function useWhat(): (line: Line) => string {
  const say = useSay(deskWords);
  const domain = useDomain();
  return ({ what, code, times }) => {
    const known = told.find((t) => t === what);
    const text = known
      ? say(`audit.${known}`)
      : what.startsWith("export")
        ? say("audit.export", { form: what.slice(7) || "json" })
        : what.startsWith("role.")
          ? say("audit.role", { role: what.slice(5) })
          : what;
    const refused = code ? ` – ${say("refused")}: ${domain.error(code)}` : "";
    return `${text}${refused}${times && times > 1 ? ` (${say("times", { n: times })})` : ""}`;
  };
}
