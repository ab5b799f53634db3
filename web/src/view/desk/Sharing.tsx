import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../net/client";
import { Access } from "./Access";
import { Links } from "./Links";
import { Audit } from "./Audit";

/** Links, who may do what, and what was done besides changing the map. */
export function Sharing() {
  const session = useQuery({ queryKey: ["session"], queryFn: () => got(api.GET("/api/session")), staleTime: Infinity });
  return (
    <>
      <Links />
      <Access logIn={session.data?.logIn ?? false} />
      <Audit />
    </>
  );
}
