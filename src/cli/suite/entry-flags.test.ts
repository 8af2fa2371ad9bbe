import { describe, expect, test } from "vitest";
import { reasonText } from "../../suite/text/reason-words.js";
import type { SeveralFaults } from "../several-faults.js";
import { ensureEntryFlags } from "./entry-flags.js";
import { reasonOf } from "./poc-process.js";

const entry = (flags: readonly string[], more: { readonly name?: string; readonly file?: string } = {}) => ({
  ...{ name: "a", file: "/data/a.csv", place: "s.json:2: studies[0]", flags },
  ...more,
});

function faults(entries: readonly ReturnType<typeof entry>[], shared: readonly string[] = []): readonly string[] {
  try {
    ensureEntryFlags(entries, shared);
    return [];
  } catch (error) {
    return (error as SeveralFaults).lines;
  }
}

describe("flags of an entry are looked at before anything runs", () => {
  test.each([
    [["--help"], "--help is no flag of a study: nothing would run. Leave it out."],
    [["--epochs", "3", "-h"], "-h is no flag of a study"],
    [["--target", "--version"], "--version is no flag of a study"],
    [["-Vx"], "-Vx is no flag of a study"],
    [["--"], "-- is no flag of a study"],
    [["--dry-run"], "--dry-run is no flag of a study: give it to gradus suite. Leave it out here."],
    [["--json"], "--json is no flag of a study: give it to gradus suite"],
    [["--finish"], "--finish is no flag of a study: give it to gradus suite"],
    [["--queue", "postgres://ann:s3cret-word@h/lab"], "--queue is no flag of a study: give it to gradus suite"],
    [["--lost-after=9"], "--lost-after is no flag of a study"],
    [["--open"], "--open is no flag of a study: gradus ui shows the studies of a suite"],
    [["--out", "x"], "--out is no flag of a study: each study has a folder of its own in that of the suite"],
    [["--nope"], "unknown option --nope. gradus help poc lists them."],
    [["--horizn", "3"], "unknown option --horizn. Did you mean --horizon? gradus help poc lists them."],
    [["--queu=postgres://ann:s3cret-word@h/lab"], "unknown option --queu."],
    [["-x"], "unknown option -x. "],
    [["--hidden"], "option --hidden: argument missing. Give its value behind it."],
    [["extra.csv"], '"extra.csv" is no flag, and a study has one file. Leave it out, or make it an entry of its own.'],
    [["postgres://ann:s3cret-word@h/lab"], "is no flag, and a study has one file."],
    [["--epochs", "many"], '--epochs must be a whole number >= 1, got "many".'],
    [["--sigma", "tuned", "--methods", "sgd"], "--sigma tuned has no effect with --methods sgd."],
    [["--every-step", "--horizon", "2..3"], "--every-step goes with one --horizon"],
  ])("%j", (flags, message) => {
    const lines = faults([entry(flags)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.startsWith('s.json:2: studies[0] ("a"): ')).toBe(true);
    expect(lines[0]).toContain(message);
    expect(lines[0]).not.toContain("s3cret");
  });

  test("those of a study are taken, with the command's own behind them", () => {
    const all = [["--target", "x,y"], ["--horizon=7", "--seed", "1"], ["--methods", "sgd", "--lang", "ja"], []];
    expect(
      faults(
        all.map((flags) => entry(flags)),
        ["--seeds", "2"],
      ),
    ).toEqual([]);
    expect(faults([entry(["--sigma", "tuned"])], ["--methods", "sgd,adam"])[0]).toContain(
      "--sigma tuned has no effect",
    );
  });

  test("a study file may have a field that mends what flags break together; a value is wrong there too", () => {
    const file = "/data/a.ts";
    expect(faults([entry(["--every-step", "--horizon", "2..3"], { file })])).toEqual([]);
    expect(faults([entry(["--epochs", "many"], { file })])).toHaveLength(1);
  });

  test("a fault of several entries is told once; that of an entry without flags is the command's", () => {
    const two = [entry(["--nope"]), entry(["--nope"], { name: "b" })];
    expect(faults(two)).toEqual([expect.stringMatching(/^s\.json:2: studies\[0\] \("a"\) and 1 more: unknown option/)]);
    const alike = [entry([]), entry(["--sigma", "tuned"])];
    expect(faults(alike, ["--methods", "sgd", "--sigma", "tuned"])[0]).toMatch(/^--sigma tuned has no effect/);
  });
});

test.each([
  ["gradus: one\nnote\ngradus: two\n", { status: 2, signal: null }, "one two"],
  ["error: unknown option '--nope'\n", { status: 2, signal: null }, "unknown option '--nope'"],
  ["reading\nepoch 3\n", { status: null, signal: "SIGKILL" }, "killed by SIGKILL; its last words: epoch 3"],
  ["", { status: 1, signal: null }, "exit status 1"],
])("of a process that said %j and ended by %j it is told: %s", (log, end, reason) => {
  expect(reasonText(reasonOf({ log, ...end }), "en")).toBe(reason);
});
