import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../net/ask";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { Select } from "../common/controls";
import { Box, Scroll } from "../common/asking/Box";
import { deskWords } from "./words";

const roles = ["reader", "editor", "owner"] as const;
type Role = (typeof roles)[number];

/** Who may see or change the map, where people log in. */
export function Access({ logIn }: { logIn: boolean }) {
  const say = useSay(deskWords);
  return (
    <Box title={say("access")} about={say(logIn ? "accessAbout" : "accessLocal")}>
      {logIn && <Roles />}
    </Box>
  );
}

function Roles() {
  const say = useSay(deskWords);
  const attempt = useAttempt();
  const client = useQueryClient();
  const { id } = useMap();
  const granted = useQuery({
    queryKey: ["roles", id],
    queryFn: async () => (await got(api.GET("/api/maps/{map}/roles", { params: { path: { map: id } } }))).roles,
  });
  const change = async (whom: string, role?: Role) => {
    const path = { map: id, whom };
    if (role) await attempt(got(api.PUT("/api/maps/{map}/roles/{whom}", { params: { path }, body: { role } })));
    else await attempt(ask("DELETE", `/api/maps/${id}/roles/${encodeURIComponent(whom)}`));
    await client.invalidateQueries({ queryKey: ["roles", id] });
  };
  return (
    <>
      <Failure error={granted.error} />
      <Scroll label={say("access")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("who")}</th>
              <th scope="col">{say("role")}</th>
              <th scope="col">{say("takeRole")}</th>
            </tr>
          </thead>
          <tbody>
            {granted.data?.map((g) => (
              <tr key={g.whom}>
                <th scope="row">{g.name || g.whom}</th>
                <td>{roles.includes(g.role as Role) ? say(`role.${g.role as Role}`) : g.role}</td>
                <td>
                  <button
                    type="button"
                    className="ds-button"
                    data-size="sm"
                    data-variant="secondary"
                    aria-label={say("takeRoleNamed", { name: g.name || g.whom })}
                    onClick={() => void change(g.whom)}
                  >
                    {say("takeRole")}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Give onGive={(whom, role) => void change(whom, role)} />
    </>
  );
}

function Give({ onGive }: { onGive: (whom: string, role: Role) => void }) {
  const say = useSay(deskWords);
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: async () => (await got(api.GET("/api/accounts"))).accounts });
  const [whom, setWhom] = useState("");
  const [role, setRole] = useState<Role>("reader");
  const names = new Map(accounts.data?.map((a) => [a.id, a.name || a.id]));
  return (
    <div className="row">
      <Select label={say("colleague")} value={whom} values={["", ...names.keys()]} name={(a) => names.get(a) ?? "–"} onChange={setWhom} />
      <Select label={say("role")} value={role} values={roles} name={(r) => say(`role.${r}`)} onChange={setRole} />
      <button type="button" className="ds-button" data-size="sm" disabled={!whom} onClick={() => onGive(whom, role)}>
        {say("giveRole")}
      </button>
    </div>
  );
}
