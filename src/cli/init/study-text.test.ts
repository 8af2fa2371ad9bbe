import ts from "typescript";
import { expect, test } from "vitest";
import { studyText } from "./file-of.js";

const table = {
  columns: ["a", "b\n// }", "c"],
  target: "c",
  notes: [],
  facts: { rows: 400, series: 1, time: { step: "1 hour", first: "2024-01-01", last: "2024-01-17" } },
  window: 24,
};
const study = {
  seeds: 5,
  budget: { time: "5m" },
  data: { file: "sales.csv", target: "c", inputs: ["a", 'b"'] },
  task: { window: 48, horizon: { from: 1, to: 7 } },
  methods: ["sgd", { name: "diffusion", optimizer: "adam", space: { "rate.learningRate": { low: 0.01, high: 1 } } }],
  criteria: { maxTestErrorIncrease: -0.05 },
};

/** What a module exports. */
const run = (text: string) => {
  const code = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText;
  const exports: { default?: unknown } = {};
  new Function("exports", code)(exports);
  return exports.default;
};

test("a module says the study with comments, what is asked first at its head", () => {
  const text = studyText(study, "study.ts", table);
  expect(text).toMatchInlineSnapshot(`
    "// Does training by diffusion pay on these data? gradus poc study.ts measures it.
    // A field left out has its default; a flag that is typed goes before its field.
    import type { StudyFile } from "gradus/study";

    export default {
      data: {
        file: "sales.csv", // 400 rows, one every hour, 2024-01-01 to 2024-01-17
        target: "c", // other columns: a, b\\n// }
        inputs: ["a", "b\\""],
      },
      task: {
        window: 48, // rows read for a forecast
        horizon: { from: 1, to: 7 }, // rows ahead, all of them at once
      },
      methods: ["sgd", { name: "diffusion", optimizer: "adam", space: { "rate.learningRate": { low: 0.01, high: 1 } } }],
      criteria: { maxTestErrorIncrease: -0.05 }, // go: a test error 5 % lower, whatever the time
      seeds: 5, // runs of each method; fewer than 5 decide nothing
      budget: { time: "5m" }, // the study is cut to fit into the time
    } satisfies StudyFile;
    "
  `);
  expect(run(text)).toEqual(study);
  expect(studyText(study, "study.mjs", table)).not.toMatch(/import type|satisfies/);
  expect(run(studyText(study, "study.js", table))).toEqual(study);
});

test("JSON says the same without comments", () => {
  const text = studyText(study, "study.json", table);
  expect(text).toMatchInlineSnapshot(`
    "{
      "data": { "file": "sales.csv", "target": "c", "inputs": ["a", "b\\""] },
      "task": { "window": 48, "horizon": { "from": 1, "to": 7 } },
      "methods": ["sgd", {
        "name": "diffusion",
        "optimizer": "adam",
        "space": { "rate.learningRate": { "low": 0.01, "high": 1 } }
      }],
      "criteria": { "maxTestErrorIncrease": -0.05 },
      "seeds": 5,
      "budget": { "time": "5m" }
    }
    "
  `);
  expect(JSON.parse(text)).toEqual(study);
});
