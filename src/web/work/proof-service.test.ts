import { expect, test, vi } from "vitest";
import { PLAIN_NOTATION } from "../../data/table-notation.js";
import type { ReadTable } from "../../poc/read-table.js";
import type { ProofChoice } from "../contract/proof.js";
import * as asked from "./asked.js";
import { ProofService } from "./proof-service.js";

vi.hoisted(() => Object.assign(globalThis, { __GRADUS_VERSION__: "0.0.0" })); // put in by the build of the page
vi.mock("./asked.js", { spy: true });

const rows = 3000;
const values = Float64Array.from({ length: rows }, (_, row) => Math.sin(row / 5) + Math.sin(row / 31));
const table: ReadTable = {
  series: {
    ...{ source: "a.csv", columns: [{ name: "x", values, filled: new Uint8Array(rows) }], time: null, rows },
    segments: [{ name: "", start: 0, end: rows }],
  },
  ...{ targets: ["x"], inputs: ["x"], seriesColumn: null, constants: [], notes: [] },
  ...{ missing: "previous", notation: PLAIN_NOTATION },
};
const choice: ProofChoice = {
  ...{ read: {}, horizon: 1, everyStep: false, window: 8, minutes: null },
  ...{ seeds: 5, seed: 1, epochs: 40, tuningTrials: 8, workers: 1 },
};

async function opened(): Promise<ProofService> {
  const reader = { read: async () => table, readForModel: () => Promise.reject(new Error("none")) };
  const service = new ProofService(reader, () => {});
  await service.read({ name: "a.csv", blob: new Blob([]) }, {});
  return service;
}

test("a plan counts the training windows that its time leaves, and says in words without flags where that is too short for a verdict", async () => {
  const service = await opened();
  const whole = await service.plan(choice);
  expect(whole).toMatchObject({ short: null, windows: { train: 1792, validation: 592, test: 592 } });
  const cut = await service.plan({ ...choice, minutes: 1 / 60, seeds: 20 });
  expect(cut.windows).toEqual({ train: 200, validation: 592, test: 592 });
  expect(cut.short).toMatchObject({ seconds: 1, trials: cut.trials });
  expect(cut.short!.enoughSeconds).toBeGreaterThan(1);
  const said = [...cut.words.en, ...cut.words.ja].map(({ text }) => text);
  expect(said).toContain("time budget: training windows: 200 instead of 1792");
  expect(said.join("\n")).not.toContain("--");
});

test("what is asked for again, on whatever threads, is not prepared again; another choice is", async () => {
  const service = await opened();
  const count = () => vi.mocked(asked.askedStudyOf).mock.calls.length;
  const before = count();
  await service.plan(choice);
  await service.plan({ ...choice, workers: 2 });
  expect(count()).toBe(before + 1);
  await service.plan({ ...choice, window: 9 });
  expect(count()).toBe(before + 2);
});
