import { describe, expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import type { StudyTask } from "../spec/task.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { inlineExecutor } from "./executor.js";
import { runStudy } from "./run-study.js";
import type { StudySurroundings } from "./session.js";

const now = () => performance.now();

/** What a study says that must not begin its trials. */
async function refusal(change: Partial<StudyOptions>, around: object = {}): Promise<string> {
  const executor = inlineExecutor({ kernels: () => referenceKernels(), now });
  const start = () => {
    throw new Error("the trials were begun");
  };
  const given = surroundings({ executor: { ...executor, start }, ...(around as Partial<StudySurroundings>) });
  return runStudy({ ...smallStudyOptions, ...change }, given).then(
    () => "accepted",
    (error: Error) => error.message,
  );
}

const { task } = smallStudyOptions;
const refusedTask = (change: object) => refusal({ task: { ...task, ...change } as StudyTask });

describe("what would make the end of a study fail is refused before its first trial", () => {
  test("a study that could be written gets as far as its trials", async () => {
    expect(await refusal({})).toBe("the trials were begun");
  });

  test.each([
    [{ machine: { cpu: "x", cores: 2, nodeVersion: "v" } }, "there is no option `machine.nodeVersion`."],
    [{ machine: { cpu: "x", cores: 2 } }, "`machine.node` must be a text, got nothing."],
    [{ machine: { cpu: 1, cores: 2, node: "v" } }, "`machine.cpu` must be a text, got 1."],
    [{ machine: { cpu: "x", cores: 2.5, node: "v" } }, "`machine.cores` must be an integer from 0 to"],
    [{ machine: "this one" }, "`machine` must be an object with cpu, cores, node, got"],
    [{ startedAt: 5 }, "`startedAt` must be a text, got 5."],
    [{ startedAt: new Date(0) }, "`startedAt` must be a text, got an instance of Date."],
    [{ gradusVersion: null }, "`gradusVersion` must be a text, got null."],
    [{ executor: { workers: 1, start: () => {} } }, "`executor` must be an executor's factory, got"],
    [{ executor: { workers: 1.5, engine: "x", start: () => {} } }, 'in its record "plan.workers" is wrong:'],
    [{ executor: { workers: 1, engine: 5, start: () => {} } }, 'in its record "software.engine" is wrong:'],
  ])("surroundings %o: %s", async (around, message) => {
    expect(await refusal({}, around)).toContain(`runStudy: ${message.startsWith("in") ? "" : message}`);
    expect(await refusal({}, around)).toContain(message);
  });

  test.each([
    [{ testLabel: undefined }, "`task.testLabel` must be a function, got nothing."],
    [{ testLabel: (k: number) => k }, "`task.testLabel(0)` must be a text, got 0."],
    [{ baselines: [{}] }, '`task.baselines[0].name` must be "last value" or'],
    [{ baselines: [null] }, '`task.baselines[0].name` must be "last value" or'],
    [
      { baselines: [{ ...task.baselines[0], validationError: Number.NaN }] },
      "`task.baselines[0].validationError` must be",
    ],
    [{ record: { ...task.record, targets: "sum" } }, '`task.record`: "targets" is wrong: '],
    [
      { record: { ...task.record, notes: [new Date(0)] } },
      '`task.record`: "notes.0" must be plain data, got an instance',
    ],
    [
      { record: { ...task.record, horizon: { from: 1, to: 3 } } },
      "`task` and `network` must make a model that can be written: " +
        'modelRecord: "forecaster.network.outputSize" is wrong: must be 1 targets x 3 rows, got 1.',
    ],
    [
      { record: { ...task.record, window: 0 } },
      "`task` and `network` must make a model that can be written: modelRecord: `window` must be an integer >= 1, got 0.",
    ],
    [
      { windows: { ...task.windows, test: { ...task.windows.test, length: 0, starts: new Uint32Array(0) } } },
      "`task.windows.test` must hold a window, got none. Give more rows or a smaller window.",
    ],
  ])("a task with %o: %s", async (change, message) => {
    expect(await refusedTask(change)).toContain(`runStudy: ${message}`);
  });

  test("a network's spec that leaves to defaults what a record must name", async () => {
    const { activation: _, ...network } = networkFor(task, { hiddenSizes: [4] });
    expect(await refusal({ network: network as StudyOptions["network"] })).toContain(
      "runStudy: `task` and `network` must make a model that can be written",
    );
  });
});
