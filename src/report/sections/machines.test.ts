import { expect, test } from "vitest";
import type { RanOnRecord } from "../../study/records/trial.js";
import { fixtureStudy } from "../testing/fixture.js";
import { en } from "../text/en.js";
import { studyView } from "../view/study-view.js";
import { machinesSection } from "./machines.js";

const desk: RanOnRecord = {
  machine: "desk <1>",
  cpu: "fast",
  node: "v22.1.0",
  engine: "wasm-simd",
  secondsPerStep: 0.001,
};
const attic: RanOnRecord = {
  machine: "attic",
  cpu: "slow",
  node: "v20.0.0",
  engine: "wasm-simd",
  secondsPerStep: 0.004,
};

test("a study of one machine has no such section", () => {
  expect(machinesSection(studyView(fixtureStudy(), en))).toBeNull();
});

test("each machine has a line: its step cost and its runs of each method, tuning left out", () => {
  const study = fixtureStudy();
  const [first] = study.methods;
  let k = 0;
  const trials = study.trials.map((trial) => {
    const isAttic = trial.phase === "evaluation" && trial.method === first!.name && k++ < 2;
    return { ...trial, ranOn: isAttic ? attic : desk };
  });
  const text = machinesSection(studyView({ ...study, trials }, en))!.text;
  const rows = [...text.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) =>
    row
      .replaceAll(/<[^>]+>/g, " ")
      .split(/\s+/)
      .filter(Boolean),
  );
  const runsOf = (name: string) => study.trials.filter((t) => t.phase === "evaluation" && t.method === name).length;
  const counts = study.methods.map(({ name }) => runsOf(name));
  expect(rows).toHaveLength(3);
  expect(rows[1]!.slice(0, 1)).toEqual(["attic"]);
  expect(rows[1]!.slice(-5)).toEqual(["4.00", "2", "0", "0", "0"]);
  expect(rows[2]!.slice(-5)).toEqual(["1.00", `${counts[0]! - 2}`, ...counts.slice(1).map(String)]);
  expect(text).toContain("desk &lt;1&gt;");
});
