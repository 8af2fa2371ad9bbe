import { Command } from "commander";
import { expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import { errorInFlags } from "../flag-names.js";
import type { SeveralFaults } from "../several-faults.js";
import { commands } from "./index.js";

/** What is said about a command line whose table is not there: a flag must be refused before the table is looked for. */
async function refusal(line: string): Promise<string> {
  const error = await refused(line);
  const [name] = line.split(" ");
  return errorInFlags(error, programOf().commands.find((command) => command.name() === name)!);
}

function programOf(): Command {
  const program = new Command().exitOverride();
  for (const add of commands)
    add(program, {
      terminal: null as never,
      signal: new AbortController().signal,
      exit: () => {},
      unguarded: () => () => {},
      nameBy: () => {},
      questions: () => null,
    });
  return program;
}

async function refused(line: string): Promise<GradusError> {
  const error: unknown = await programOf()
    .parseAsync(line.split(" "), { from: "user" })
    .then(
      () => "accepted",
      (reason) => reason,
    );
  expect(error).toBeInstanceOf(GradusError);
  return error as GradusError;
}

test.each([
  ["train none.csv --objective wieghts", '--objective names an unknown objective "wieghts". Did you mean "weights"?'],
  [
    "train none.csv --objective plian",
    '--objective names an unknown objective "plian". Choose one of sampled, activation, weights.',
  ],
  [
    "poc none.csv --objective straight-through",
    '--objective must diffuse, got "straight-through". Choose one of sampled, activation, weights.',
  ],
  ["train none.csv --optimizer adm", '--optimizer names an unknown optimizer "adm". Did you mean "adam"? Known: sgd,'],
  ["train none.csv --method diffusoin", '--method names an unknown method "diffusoin". Did you mean "diffusion"?'],
  ["train none.csv --activation tahn", '--activation names an unknown activation "tahn". Did you mean "tanh"?'],
  [
    "train none.csv --cell elmann",
    '--cell names an unknown cell "elmann". Did you mean "elman"? Known: elman, gru, lstm, mlp.',
  ],
  ["train none.csv --engine wsam", '--engine must be one of auto, wasm, reference, got "wsam". Did you mean "wasm"?'],
  ["train none.csv --approximation bst", '--approximation must be one of best, paper, got "bst". Did you mean "best"?'],
  [
    "train none.csv --highway lats",
    '--highway must be one of none, last, linear, trained, auto, got "lats". Did you mean "last"?',
  ],
  [
    "train none.csv --transform lgo",
    '--transform must be none, or a list of difference, log, non-negative, got "lgo". Did you mean "log"?',
  ],
  [
    "poc none.csv --transform difference,log",
    '--transform must have log before difference, got "difference,log": a change may be below 0, where there is no logarithm. Give log,difference.',
  ],
  ["poc none.csv --transform log,log", '--transform must name each transform once, got "log,log". Leave one out.'],
  [
    "train none.csv --transform difference --highway linear",
    '--highway must be "last" with "difference" in --transform, which is that highway, got "linear". Leave one of them out.',
  ],
  [
    "train none.csv --sigma autp",
    '--sigma must be auto, sigma_0 or fixed:SIGMA, 0 or a number from 0.000001 to 1000000, got "autp".',
  ],
  ["train none.csv --hidden 32,", '--hidden must be whole numbers joined by commas, got "32,".'],
  ["train none.csv --seed 1e99", '--seed must be a whole number >= 0 and below 2^53, got "1e99".'],
  [
    "poc none.csv --horizon 1-24",
    "--horizon must be a number of rows or a range FROM..TO with 1 <= FROM <= TO such as 1..24",
  ],
  [
    "poc none.csv --time-format HH:mm",
    '--time-format must be a pattern of a time with its year, such as DD.MM.YYYY, got "HH:mm". YYYY or YY is the year,',
  ],
  [
    "train none.csv --time-format DD.MM.YYYY --time none",
    '--time-format says how times are written, and --time none that none are read, got "DD.MM.YYYY". Leave one of them out.',
  ],
  [
    "train none.csv --start random --path led",
    "--path led has no effect with --start random. Leave it out, or take --start auto.",
  ],
  [
    "poc none.csv --start random --path held",
    "--path held has no effect with --start random. Leave it out, or take --start auto.",
  ],
  ["poc none.csv --lang de", '--lang must be one of en, ja, got "de".'],
  ["poc none.csv --sampler sprad", '--sampler names an unknown sampler "sprad". Did you mean "spread"?'],
  ["poc none.csv --methods sgd,adma", '--methods names an unknown method "adma". Did you mean "adam"?'],
  ["poc none.csv --criteria tme=3%", '--criteria names an unknown criterion "tme". Did you mean "time"?'],
  ["poc none.csv --criteria time=25", "--criteria: time (minTimeSaving) must be in [-9, 1) or free, got 25."],
  ["poc none.csv --criteria time", '--criteria must be key=share pairs joined by commas, got "time".'],
  [
    "predict none.json none.csv --out p.parquet.gz",
    "--out must name a file of plain CSV or Parquet, got p.parquet.gz, and nothing is packed here. Give p.parquet and pack that.",
  ],
  [
    "help trian",
    'unknown command "trian". Did you mean "train"? Known: init, poc, report, compare, suite, train, refit, predict, export, demo, explain, bench, ui, worker, workers, help.',
  ],
  ["help nonsense", 'unknown command "nonsense". Known: init, poc, '],
])("%s: refused by the flag, with the value and the nearest name", async (line, message) => {
  expect(await refusal(line)).toContain(message);
});

test.each([
  [
    "poc none.csv --seeds 0 --lang de --criteria tme=3% --epochs x",
    [
      '--epochs must be a whole number >= 1, got "x".',
      '--seeds must be a whole number >= 1, got "0".',
      /^--criteria names an unknown criterion "tme"/,
      /^--lang must be one of en, ja/,
    ],
  ],
  [
    "poc none.csv --every-step --horizon 2..3 --test-share 0.6 --validation-share 0.6",
    [/^--every-step goes with one --horizon/, /^--validation-share and --test-share must sum to less than 1/],
  ],
])("%s: all that is wrong is told at once", async (line, messages) => {
  const { lines } = (await refused(line)) as SeveralFaults;
  expect(lines).toHaveLength(messages.length);
  for (const message of messages) expect(lines).toContainEqual(expect.stringMatching(message));
});

test.each([
  ["poc none.csv --workers 1000000", '--workers must be a whole number >= 1 and at most 1024, got "1000000".'],
  ["train none.csv --epochs 1e15", '--epochs must be a whole number >= 1 and at most 10000000, got "1e15".'],
  ["poc none.csv --seeds 1e9", '--seeds must be a whole number >= 1 and at most 10000, got "1e9".'],
  ["poc none.csv --tuning-trials 1e9", '--tuning-trials must be a whole number >= 1 and at most 10000, got "1e9".'],
  ["poc none.csv --target-error 1e308", '--target-error must be a number > 0 and <= 1e+300, got "1e308".'],
  ["poc none.csv --target-error 1e999", '--target-error must be a number > 0 and <= 1e+300, got "1e999".'],
  ["poc none.csv --time-budget 600h", '--time-budget must be a length of time of at most 576h, got "600h".'],
  ["demo adding --train-size 1e10", "times --length must be at most 268435456 rows, got 100000015000."],
  ["demo adding --length 1e9", "times --length must be at most 268435456 rows, got 3500000000000."],
])("%s: a number out of reason is refused when it is read", async (line, message) => {
  expect(await refusal(line)).toContain(message);
});

test.each([
  ["train none.csv --method sgd --sigma 0.5", "--sigma 0.5 has no effect with --method sgd. "],
  ["train none.csv --method adam --optimizer sgd", "--optimizer sgd has no effect with --method adam. "],
  ["train none.csv --method sgd --objective weights", "--objective weights has no effect with --method sgd. "],
  ["train none.csv --method penalty --sigma auto", "--sigma auto has no effect with --method penalty. "],
  ["train none.csv --method penalty --learning-rate 1", "--learning-rate 1 has no effect with --method penalty. "],
  ["train none.csv --method penalty --batch-size 3", "--batch-size 3 has no effect with --method penalty. "],
  ["poc none.csv --methods sgd,adam --sigma tuned", "--sigma tuned has no effect with --methods sgd,adam. "],
  ["demo adding --methods sgd --optimizer adam", "--optimizer adam has no effect with --methods sgd. "],
  ["explain adding --target x", "--target x has no effect on the adding problem. Leave it out, or name a table."],
  ["explain --every-step", "--every-step has no effect on the adding problem. "],
])("%s: refused, because nothing reads the flag", async (line, message) => {
  expect(await refusal(line)).toContain(message);
});

test.each([
  "train none.csv --sigma 0.5 --objective weights --optimizer adam",
  "train none.csv --method penalty --sigma 0.1",
  "train none.csv --method sgd --learning-rate 0.1 --batch-size 8",
  "poc none.csv --methods sgd,diffusion --sigma tuned --optimizer adam",
  "explain none.csv --target x",
])("%s: its flags are read, and the table is what is missing", async (line) => {
  expect(await refusal(line)).toMatch(/none\.csv/);
});
