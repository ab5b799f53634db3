// Addresses within the page: what stands behind the # never reaches a server or its log.
import { useEffect, useState } from "react";

/** The parts of a map that have a page. */
export const parts = ["map", "board", "analysis", "themes", "workshop", "desk"] as const;
export type Part = (typeof parts)[number];

const slugs: Readonly<Record<Part, string>> = { map: "", board: "styring", analysis: "analyse", themes: "temaer", workshop: "verksted", desk: "skrivebord" };

/** Where one is. */
export type Place =
  | { readonly page: "start" }
  /** The user guide, at a chapter. */
  | { readonly page: "help"; readonly chapter: string }
  | { readonly page: "map"; readonly id: string; readonly part: Part; readonly query: URLSearchParams }
  /** Join a workshop, by a scanned token or by typing a code. */
  | { readonly page: "join"; readonly token: string }
  /** Open a link that somebody has shared. */
  | { readonly page: "link"; readonly token: string }
  | { readonly page: "unknown" };

/** Reads the part of an address from # on. */
export function readAddress(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const [first = "", second = "", third = "", ...more] = path.replace(/^\//, "").split("/");
  if (first === "") return { page: "start" };
  if (first === "hjelp") return { page: "help", chapter: second };
  if (first === "delta") return { page: "join", token: second };
  if (first === "lenke" && second) return { page: "link", token: second };
  const part = parts.find((p) => slugs[p] === third);
  if (first === "kart" && /^[a-z0-9][a-z0-9_-]*$/.test(second) && part && more.length === 0) {
    return { page: "map", id: second, part, query: new URLSearchParams(query) };
  }
  return { page: "unknown" };
}

/** The address of a part of a map. `actor` shows that actor, `voice` the path by which it is heard. */
export function mapAddress(id: string, part: Part = "map", query: Readonly<Record<string, string>> = {}): string {
  const path = `#/kart/${id}${slugs[part] && `/${slugs[part]}`}`;
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

const chapters: Readonly<Record<Part, string>> = { map: "kart", board: "styring", analysis: "analyse", themes: "temaer", workshop: "verksted", desk: "deling" };

/** The address of the guide, at the chapter about the page one is on. */
export function helpAddress(place: Place): string {
  return place.page === "map" ? `#/hjelp/${chapters[place.part]}` : "#/hjelp";
}

/** Where one is, as it changes. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return readAddress(hash);
}
