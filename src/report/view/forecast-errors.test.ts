import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { forecastErrors, otherOrder } from "./forecast-errors.js";

test("a root mean squared error over the windows shown stands beside the study's own error only where that is one too", () => {
  const study = fixtureStudy();
  const errors = forecastErrors(study);
  expect(study.task.metric.name).toBe("rmse");
  for (const { shown } of errors) expect(shown).toBeGreaterThan(0);
  const metric = { ...study.task.metric, name: "quantile:0.1,0.5,0.9" };
  const byQuantiles = forecastErrors({ ...study, task: { ...study.task, metric } });
  expect(byQuantiles.map(({ shown }) => shown)).toEqual(errors.map(() => null));
  expect(byQuantiles.map(({ name }) => name)).toEqual(errors.map(({ name }) => name));
  expect(otherOrder(byQuantiles, "lower")).toBeNull();
});
