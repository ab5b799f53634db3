import { expect, test } from "vitest";
import type { Trial } from "../../model/analysis";
import { trialsOf } from "./holdings";

test("an answer hangs on the trials that change just that", () => {
  const top = { subject: "top", measure: "degree", actor: "nav", before: "in", after: "" } as const;
  const stability: { trials: Trial[] } = {
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
  };
  expect(trialsOf(stability, { ...top, after: "", trials: 1 }).map((t) => t.relation)).toEqual(["r1"]);
});
