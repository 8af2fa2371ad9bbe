import { expect, test } from "vitest";
import { defaultCriteria, parseCriteria } from "../spec/criteria.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { criteriaHash } from "./criteria-hash.js";
import { runStudy } from "./run-study.js";

test("is that of the same criteria and target, however they were typed, and of no others", () => {
  const hash = criteriaHash({ criteria: defaultCriteria, targetError: null });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(criteriaHash({ criteria: parseCriteria("test=2%,time=1/4"), targetError: null })).toBe(hash);
  expect(criteriaHash({ criteria: parseCriteria("time=26%"), targetError: null })).not.toBe(hash);
  expect(criteriaHash({ criteria: defaultCriteria, targetError: 1 })).not.toBe(hash);
});

test("is written down before the first run, and stands in the record; changed criteria have another", async () => {
  const { store, held } = memoryStore();
  const first = criteriaHash(smallStudyOptions);
  let atFirstRun = "";
  const onEvent = ({ kind }: { readonly kind: string }) => {
    if (kind === "planned") atFirstRun = held.manifest!.criteriaHash;
  };
  const { study } = await runStudy(smallStudyOptions, { ...surroundings({ store }), onEvent });
  expect([atFirstRun, study.criteriaHash]).toEqual([first, first]);
  const criteria = parseCriteria("test=-5%");
  const later = await runStudy({ ...smallStudyOptions, criteria }, surroundings({ store }));
  expect(later.study.criteriaHash).toBe(criteriaHash({ ...smallStudyOptions, criteria }));
  expect(later.study.plan.changes.map(({ name }) => name)).toEqual(["criteria"]);
});
