import { Command } from "commander";
import { expect, test } from "vitest";
import { GradusError, InputError } from "../core/errors.js";
import { addPoc } from "./commands/poc.js";
import { addTrain } from "./commands/train.js";
import { errorInFlags, inFlags } from "./flag-names.js";
import type { AddCommand } from "./surroundings.js";

function commandOf(add: AddCommand): Command {
  const program = new Command();
  add(program, {
    terminal: null as never,
    signal: new AbortController().signal,
    exit: () => {},
    unguarded: () => () => {},
    nameBy: () => {},
    questions: () => null,
  });
  return program.commands[0]!;
}

const poc = commandOf(addPoc);
const train = commandOf(addTrain);

test.each([
  ["`window` 24 with `horizon` 1", "--window 24 with --horizon 1"],
  ["`target`, `targets`, `inputs`", "--target, --target, --inputs"],
  ["`validationShare` and `testShare`", "--validation-share and --test-share"],
  ["`size.batchSizes`: 5000", "--batch-sizes: 5000"],
  ["`size.tuningTrials`, `timeBudgetSeconds`, `targetError`", "--tuning-trials, --time-budget, --target-error"],
  ["`network.hiddenSizes`", "--hidden"],
  ['`sequence: "case"` and `testData`', "--series case and --test-data"],
  ["`store` holds another study", "--out holds another study"],
  [
    '`size.epochs` (3, here 4), `size.seeds` (1, here 2), `recipe.objective` of "diffusion", `executor.engine`, `criteria`',
    '--epochs (3, here 4), --seeds (1, here 2), --objective of "diffusion", --engine, --criteria',
  ],
  ["the split (`validationShare`, `testShare`)", "the split (--validation-share, --test-share)"],
  ['choose `missing: "drop"` or `time: "none"`', "choose --missing drop or --time none"],
  ['use `series: "my unit"`', 'use --series "my unit"'],
  ["if row 2 is no header, `skipRows: 2` leaves it out", "if row 2 is no header, --skip-rows 2 leaves it out"],
  ['`objective`: "plain" does not diffuse', '--objective: "plain" does not diffuse'],
])("%s -> %s", (message, typed) => {
  expect(inFlags(message, poc)).toBe(typed);
});

test.each([
  '`json: "ridge"` takes no value as a flag',
  '`readoutAtZero: "ridge"` is no flag',
  "from `allocate` of the same engine",
  "`new AbortController().signal`, `sigmaRules.get()`, `--window`",
  'column "`window`": values must be finite',
  "`window` without its end, and the windows' parts: `train", // a part is no flag of poc
])("%s stays", (message) => {
  expect(inFlags(message, poc)).toBe(message.replace("`window` without", "--window without"));
});

test("the flags are those of the command that runs", () => {
  expect(inFlags("`names`, `batchSizes`, `batchSize`", poc)).toBe("--methods, --batch-sizes, `batchSize`");
  expect(inFlags("`names`, `batchSizes`, `batchSize`", train)).toBe("--method, `batchSizes`, --batch-size");
});

test("an error loses the function's name where a flag says what to change, and there alone", () => {
  const typed = (error: GradusError) => errorInFlags(error, poc);
  expect(typed(new GradusError("makeWindows: `window` must be 1."))).toBe("--window must be 1.");
  expect(typed(new GradusError("train/penalty: trainPenalty: `hiddenSizes` must be one."))).toBe(
    "train/penalty: --hidden must be one.",
  );
  expect(typed(new GradusError("wasmKernels: `capacityBytes` must be 1."))).toBe(
    "wasmKernels: `capacityBytes` must be 1.",
  );
  expect(typed(new InputError({ file: "sales" }, "`target` must vary."))).toBe("sales: --target must vary.");
  expect(inFlags("note: `target` chooses another.", poc)).toBe("note: --target chooses another.");
});

test("with a study file its fields are named, with the line of the first; of flags only those that it gives", () => {
  const fields = new Map([
    ["window", { field: "task.window", place: "study.ts:7", isGiven: true }],
    ["horizon", { field: "task.horizon", place: "study.ts:6", isGiven: false }],
    ["missing", { field: "data.missing", place: "study.ts:3", isGiven: false }],
    ["out", { field: "out", place: "study.ts:9", isGiven: true }],
  ]);
  const said = (message: string) => errorInFlags(new GradusError(message), poc, fields);
  expect(said("makeWindows: `window` 24 with `horizon` 1 needs more of `seed`.")).toBe(
    "study.ts:7: task.window 24 with task.horizon 1 needs more of --seed.",
  );
  expect(said('--out: "a" would overwrite the input "b--out".')).toBe(
    'study.ts:9: out: "a" would overwrite the input "b--out".',
  );
  expect(said("--horizon 3 is typed.")).toBe("--horizon 3 is typed.");
  expect(inFlags('choose `missing: "drop"`', poc, fields)).toBe('choose data.missing: "drop"');
});
