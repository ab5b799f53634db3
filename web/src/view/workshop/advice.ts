// When people do not arrive it is nearly always the network.

/** What is known of who has come. */
export interface Arrivals {
  /** Minutes since somebody began to wait. */
  readonly minutes: number;
  /** Addresses that phones can reach. */
  readonly addresses: number;
  /** Phones that have loaded the page. */
  readonly fetched: number;
  readonly joined: number;
  readonly connected: number;
}

export type Advice = "noAddress" | "nobody" | "few" | "silent";

/** What is wrong, undefined when nothing seems to be. */
export function adviceOn({ minutes, addresses, fetched, joined, connected }: Arrivals): Advice | undefined {
  if (addresses === 0) return "noAddress";
  if (joined === 0 && fetched === 0) return minutes >= 2 ? "nobody" : undefined;
  if (fetched >= 3 && joined * 2 <= fetched && minutes >= 1) return "few";
  if (joined >= 3 && connected * 2 < joined) return "silent";
  return undefined;
}
