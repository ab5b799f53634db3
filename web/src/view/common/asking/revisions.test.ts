import { expect, test } from "vitest";
import { placeBefore } from "./revisions";
import { trialsOf } from "../../analysis/holdings";
import type { Stability } from "../../../model/analysis";

test("a date leads to how the map was then", () => {
  const moments = [
    { revision: 1, time: "2026-01-01T10:00:00Z" },
    { revision: 2, erased: true },
    { revision: 4, time: "2026-01-02T10:00:00Z" },
  ];
  const at = (time: string) => placeBefore(moments, Date.parse(time));
  expect([at("2025-01-01T00:00:00Z"), at("2026-01-01T12:00:00Z"), at("2026-01-02T10:00:00Z"), at("2027-01-01T00:00:00Z")]).toEqual([0, 0, 2, 2]);
});

test("an answer hangs on the trials that change just that", () => {
  const top = { subject: "top", measure: "degree", actor: "nav", before: "in", after: "" } as const;
  const stability = {
    trials: [
      { relation: "r1", effects: [top] },
      {
        relation: "r2",
        effects: [
          { ...top, measure: "closeness" },
          { ...top, actor: "ks" },
        ],
      },
    ],
  } as unknown as Stability;
  expect(trialsOf(stability, { ...top, after: "", trials: 1 }).map((t) => t.relation)).toEqual(["r1"]);
});
