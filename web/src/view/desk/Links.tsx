import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { components } from "../../model/api.gen";
import { ask } from "../../net/ask";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "../common/announce";
import { useAttempt } from "../common/attempt";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { copyText } from "./copy";
import { Select } from "../common/controls";
import { Box, Scroll } from "../common/asking/Box";
import { useWhen } from "../common/asking/revisions";
import { deskWords } from "./words";

type Link = components["schemas"]["Capability"];
const kinds = ["shareable", "levels", "whole"] as const;
const lives = ["7", "30", "90", "365"] as const;

function kindOf(link: Link): (typeof kinds)[number] {
  if (link.whole) return "whole";
  return link.levels ? "levels" : "shareable";
}

/** The links to the map: make one, copy it, revoke it. */
export function Links() {
  const say = useSay(deskWords);
  const { id } = useMap();
  const client = useQueryClient();
  const links = useQuery({
    queryKey: ["links", id],
    queryFn: async () => (await got(api.GET("/api/maps/{map}/links", { params: { path: { map: id } } }))).links,
  });
  const renew = () => Promise.all(["links", "audit"].map((what) => client.invalidateQueries({ queryKey: [what, id] })));
  return (
    <Box title={say("links")} about={say("linksAbout")}>
      <Failure error={links.error} />
      {links.data?.length === 0 && <p className="ds-paragraph">{say("noLinks")}</p>}
      {links.data && links.data.length > 0 && <LinkTable links={links.data} onChanged={() => void renew()} />}
      <NewLink onMade={() => void renew()} />
    </Box>
  );
}

function LinkTable({ links, onChanged }: { links: readonly Link[]; onChanged: () => void }) {
  const say = useSay(deskWords);
  const when = useWhen();
  const attempt = useAttempt();
  const announce = useAnnounce();
  const { id } = useMap();
  const [now] = useState(() => Date.now());
  const table = useRef<HTMLTableElement>(null); // takes the focus when the button that had it goes
  const revoke = async (link: Link) => {
    if ((await attempt(ask("DELETE", `/api/maps/${id}/links/${link.id}`))) !== undefined) announce(say("revoked"));
    table.current?.focus();
    onChanged();
  };
  return (
    <Scroll label={say("links")}>
      <table className="ds-table" data-size="sm" ref={table} tabIndex={-1}>
        <thead>
          <tr>
            <th scope="col">{say("sees")}</th>
            <th scope="col">{say("when")}</th>
            <th scope="col">{say("revoke")}</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={link.id}>
              <td>{say(`link.${kindOf(link)}`)}</td>
              <td>
                {say("made", { time: when(link.made) })}. {Date.parse(link.until) < now ? say("over") : say("until", { time: when(link.until) })}
              </td>
              <td>
                <button
                  type="button"
                  className="ds-button"
                  data-size="sm"
                  data-variant="secondary"
                  data-color="danger"
                  aria-label={say("revokeNamed", { time: when(link.made) })}
                  onClick={() => void revoke(link)}
                >
                  {say("revoke")}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function NewLink({ onMade }: { onMade: () => void }) {
  const say = useSay(deskWords);
  const attempt = useAttempt();
  const { id } = useMap();
  const [kind, setKind] = useState<(typeof kinds)[number]>("shareable");
  const [days, setDays] = useState<(typeof lives)[number]>("30");
  const [address, setAddress] = useState("");
  const make = async () => {
    const body = { whole: kind === "whole", levels: kind === "levels", days: Number(days) };
    const made = await attempt(got(api.POST("/api/maps/{map}/links", { params: { path: { map: id } }, body })));
    if (made) setAddress(location.origin + made.path);
    onMade();
  };
  return (
    <>
      <h3 className="ds-heading" data-size="2xs">
        {say("newLink")}
      </h3>
      <div className="row">
        <Select label={say("sees")} value={kind} values={kinds} name={(k) => say(`link.${k}`)} onChange={setKind} />
        <Select label={say("days")} value={days} values={lives} name={(d) => d} onChange={setDays} />
        <button type="button" className="ds-button" data-size="sm" onClick={() => void make()}>
          {say("makeLink")}
        </button>
      </div>
      {address && <Made key={address} address={address} />}
    </>
  );
}

function Made({ address }: { address: string }) {
  const say = useSay(deskWords);
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"linkReady" | "linkCopied" | "copyFailed">("linkReady");
  const copy = async () => setState((await copyText(address, field.current)) ? "linkCopied" : "copyFailed");
  return (
    <div className="row made">
      <label className="ds-field wide-field">
        <span className="ds-label" data-size="sm">
          {say("linkAddress")}
        </span>
        <input ref={field} className="ds-input" data-size="sm" readOnly value={address} onFocus={(e) => e.target.select()} />
      </label>
      <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void copy()}>
        {say("copyLink")}
      </button>
      <output>{say(state)}</output>
    </div>
  );
}
