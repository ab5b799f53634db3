import { expect, test } from "vitest";
import { breakable } from "./breaks";

test.each([
  ["Digitaliseringsdirektoratet", "Digitaliserings\u00ADdirektoratet"],
  ["Domstoladministrasjonen", "Domstol\u00ADadministrasjonen"],
  ["Arbeids- og inkluderingsdepartementet", "Arbeids- og inkluderings\u00ADdepartementet"],
  ["Skatteetaten", "Skatteetaten"],
  ["Departementenes sikkerhets- og serviceorganisasjon", "Departementenes sikkerhets- og service\u00ADorganisasjon"],
])("%s may break between its parts", (name, want) => expect(breakable(name)).toBe(want));
