import { expect, test } from "vitest";
import { seriesOf } from "../../data/testing.js";
import { buildNetwork } from "../../network/build.js";
import { auditedTask } from "./audited.js";
import { seriesTask } from "./series-task.js";

const values = Array.from({ length: 700 }, (_, k) => Math.sin(k * k));
const task = seriesTask({
  ...{ series: seriesOf({ y: values, flat: values.map(() => 1) }), inputs: ["y", "flat"], targets: ["y"] },
  ...{ notes: [], missing: "none", window: 8, horizon: 1, validationShare: 0.2, testShare: 0.2 },
});
const network = (hidden: number) => buildNetwork({ inputSize: 2, hiddenSizes: [hidden] }).spec;

test("a series task records what its data audit found", () => {
  expect(task.record.audit).toEqual([{ code: "constant", severity: "note", column: "flat", value: 1, changes: 0 }]);
});

test("a network too large for the training windows is a finding, once, however often it is asked for", () => {
  const large = auditedTask(task, network(100));
  expect(large.record.audit[0]).toMatchObject({ code: "few-for-network", severity: "warning", windows: 412 });
  expect(auditedTask(large, network(100)).record.audit).toEqual(large.record.audit);
  expect(auditedTask(large, network(4)).record.audit).toEqual(task.record.audit);
});
