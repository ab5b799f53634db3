// The timer runs on the service's clock: that of a phone may be minutes off.
import { useEffect, useState } from "react";

const tolerated = 1500; // ms: the service tells its time in whole seconds

/** How many ms this clock is behind the service's, from the Date of an answer. */
export function clockOffset(date: string | null, now: number): number {
  const there = Date.parse(date ?? "") + 500;
  return Number.isNaN(there) || Math.abs(there - now) <= tolerated ? 0 : there - now;
}

/** Seconds until a moment, at least 0. */
export function secondsUntil(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}

/** 75 → «1:15». */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The seconds that are left until a moment, undefined without one. It wakes once a second while it runs. */
export function useLeft(until: string | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    if (until === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setNow(Date.now());
      const there = Date.now() + offset;
      if (secondsUntil(until, there) > 0) timer = setTimeout(tick, 1000 - (there % 1000));
    };
    timer = setTimeout(tick, 0);
    return () => clearTimeout(timer);
  }, [until, offset]);
  useEffect(() => {
    if (until === undefined) return;
    let gone = false;
    fetch("/api/ping", { cache: "no-store" }).then(
      (answer) => !gone && setOffset(clockOffset(answer.headers.get("Date"), Date.now())),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [until]);
  return until === undefined ? undefined : secondsUntil(until, now + offset);
}
