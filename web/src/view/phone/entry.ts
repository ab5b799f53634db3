// Who one is here: a guest who reloads is still in.
import { useCallback, useEffect, useState } from "react";
import type { Workshop } from "../../model/types";
import type { components } from "../../model/api.gen";
import { rightsOf } from "../../model/rights";
import { type ApiError, ask, asApiError } from "../../net/ask";

/** A workshop that one is in. */
export interface Inside {
  readonly map: string;
  readonly name: string;
  readonly title: string;
}

/** Where somebody stands at the door. */
export interface Entry {
  readonly step: "asking" | "outside" | "choosing" | "inside";
  /** The workshop that one is in, when choosing or inside. */
  readonly inside: Inside | undefined;
  /** Joins with a typed code or a scanned token. */
  join(code: string, name: string): Promise<ApiError | undefined>;
  /** Goes on in the workshop that one is in. */
  goOn(): void;
  /** Leaves it, for another one or for good. */
  leave(): Promise<void>;
}

type Session = components["schemas"]["whoami"];
type Whole = { records: Record<string, { title?: string }> };

const shelf = "interessentkart.guest";

/** Finds out where one stands, and lets one in. */
export function useEntry(token: string): Entry {
  const [inside, setInside] = useState<Inside>();
  const [step, setStep] = useState<Entry["step"]>("asking");
  useEffect(() => {
    let left = false;
    void stillInside().then((found) => {
      if (left) return;
      setInside(found);
      setStep(found ? (token ? "choosing" : "inside") : "outside");
    });
    return () => {
      left = true;
    };
  }, [token]);
  const join = useCallback(async (code: string, name: string) => {
    try {
      const { map } = await ask<{ map: string }>("POST", "/api/join", { code, name });
      remember({ map, name });
      setInside({ map, name, title: "" });
      setStep("inside");
      forgetToken();
      return undefined;
    } catch (error) {
      return asApiError(error);
    }
  }, []);
  const leave = useCallback(async () => {
    await ask("DELETE", "/api/session").catch(() => undefined);
    remember(undefined);
    setInside(undefined);
    setStep("outside");
  }, []);
  const goOn = useCallback(() => {
    forgetToken();
    setStep("inside");
  }, []);
  return { step, inside, join, goOn, leave };
}

// The token is a key to the workshop: it does not stay in the address, nor in what the browser remembers of it.
function forgetToken() {
  if (location.hash !== "#/delta") history.replaceState(null, "", "#/delta");
}

// stillInside gives the open workshop that this browser has joined. Whoever has
// logged in is known by that, and their browser remembers which workshop it was.
async function stillInside(): Promise<Inside | undefined> {
  try {
    const session = await ask<Session>("GET", "/api/session");
    const kept = recall();
    const map = session.kind === "guest" ? session.map : kept?.map;
    if (!session.kind || !map) return undefined;
    const [workshop, whole] = await Promise.all([ask<Workshop>("GET", `/api/maps/${map}/workshop`), ask<Whole>("GET", `/api/maps/${map}`)]);
    if (!workshop.open || !rightsOf(workshop.role).takePart) return undefined;
    const title = whole.records["map/"]?.title ?? "";
    return { map, name: session.name || kept?.name || "", title };
  } catch (error) {
    const kept = recall();
    return asApiError(error).status === 0 && kept ? { ...kept, title: "" } : undefined; // away from the network one is still in
  }
}

function recall(): { map: string; name: string } | undefined {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(joined: { map: string; name: string } | undefined) {
  try {
    if (joined) localStorage.setItem(shelf, JSON.stringify(joined));
    else localStorage.removeItem(shelf);
  } catch {
    // The session's cookie is enough.
  }
}
