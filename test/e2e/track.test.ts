import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseStudy } from "../../src/study/records/parse.js";
import { EVENT_FILE } from "../../src/track/tensorboard/event-file.js";
import { readEvents } from "../../src/track/testing/read-events.js";
import { gradus, sample, scratch, small } from "./command.js";

const filesIn = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(name))
    .sort();

/** The values of a tag by their steps, as TensorBoard would show them. */
function points(file: string, tag: string): [number, number][] {
  const { values } = readEvents(readFileSync(file));
  return values.filter((value) => value.tag === tag).map(({ step, scalar }) => [step, scalar!]);
}

/** All metrics of an MLflow run, by their names. */
function metricsOf(run: string): Record<string, string[]> {
  const names = readdirSync(join(run, "metrics"));
  return Object.fromEntries(
    names.map((name) => [
      name,
      readFileSync(join(run, "metrics", name), "utf8")
        .trimEnd()
        .split("\n"),
    ]),
  );
}

test("a study that is stopped, taken up and grown has each of its points once, in event files that were appended to", async () => {
  const folder = scratch();
  const [out, board, store] = ["study", "board", "mlruns"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const words = ["poc", sample, ...small, "--out", out, "--tensorboard", board, "--mlflow", store];
  let sent = false;
  const stopped = await gradus([...words, "--epochs", "40"], {
    onStderr(text, interrupt) {
      if (sent || !/[3-6]0 % of the work/.test(text)) return;
      sent = true;
      interrupt();
    },
  });
  expect(stopped.status).toBe(130);
  const [name] = readdirSync(board) as [string];
  expect(name).toMatch(/^study-[0-9a-f]{8}$/);
  const early = filesIn(join(board, name), EVENT_FILE);
  expect(early.length).toBeGreaterThan(2);
  expect(early.length).toBeLessThan(16);
  const inodes = early.slice(1).map((file) => statSync(join(board, name, file)).ino);

  expect((await gradus([...words, "--epochs", "40"])).status).toBe(0);
  expect((await gradus([...words, "--epochs", "40", "--seeds", "4"])).status).toBe(0);
  const study = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
  const files = filesIn(join(board, name), EVENT_FILE);
  expect(files).toEqual([EVENT_FILE, ...study.trials.map(({ id }) => join(id, EVENT_FILE))].sort());
  expect(early.slice(1).map((file) => statSync(join(board, name, file)).ino)).toEqual(inodes);
  for (const { id, epochs, initialValidationError, testError, bestEpoch } of study.trials) {
    const file = join(board, name, id, EVENT_FILE);
    expect(points(file, "validation_error")).toEqual(
      [initialValidationError!, ...epochs.map(({ validationError }) => validationError)].map((value, epoch) => {
        return [epoch, Math.fround(value)];
      }),
    );
    const tested = testError === null ? [] : [[bestEpoch, Math.fround(testError)]];
    expect(points(file, "test_error")).toEqual(tested);
  }
  const verdicts = readEvents(readFileSync(join(board, name, EVENT_FILE))).values.filter(
    ({ tag }) => tag === "verdict",
  );
  expect(verdicts).toHaveLength(1);
  expect(verdicts[0]!.text).toMatch(/^ {4}(?:GO|NO-GO|INCONCLUSIVE)/);

  const [experiment] = readdirSync(store) as [string];
  const meta = (place: string) => parse(readFileSync(join(place, "meta.yaml"), "utf8"));
  expect(meta(join(store, experiment))).toMatchObject({ name, experiment_id: experiment, lifecycle_stage: "active" });
  const runs = readdirSync(join(store, experiment)).filter((entry) => entry !== "meta.yaml");
  const byName = new Map(runs.map((run) => [meta(join(store, experiment, run)).run_name as string, run]));
  expect([...byName.keys()].sort()).toEqual([name, ...study.trials.map(({ id }) => id)].sort());
  for (const { id, epochs } of study.trials) {
    const { validation_error } = metricsOf(join(store, experiment, byName.get(id)!));
    expect(validation_error!.map((line) => Number(line.split(" ")[1])).slice(1)).toEqual(
      epochs.map(({ validationError }) => validationError),
    );
  }
  const parent = join(store, experiment, byName.get(name)!);
  const { status, artifact_uri } = meta(parent);
  expect(status).toBe(3);
  for (const file of ["study.json", "report.html", "curves.csv"])
    expect(readFileSync(join(fileURLToPath(artifact_uri), file))).toEqual(readFileSync(join(out, file)));
  expect(dirname(fileURLToPath(artifact_uri))).toBe(parent);

  const before = files.map((file) => readFileSync(join(board, name, file)));
  const other = join(folder, "other");
  const again = await gradus(["report", out, "--tensorboard", board, "--mlflow", other]);
  expect(again.status).toBe(0);
  expect(files.map((file) => readFileSync(join(board, name, file)))).toEqual(before);
  expect(readdirSync(join(other, experiment)).sort()).toEqual(readdirSync(join(store, experiment)).sort());
});

test("a training is a run of its own, epoch by epoch, beside the next one of the same model", async () => {
  const folder = scratch();
  const [out, board, store] = ["m.json", "board", "mlruns"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const words = ["--target", "temp_max", "--window", "8", "--hidden", "6", "--epochs", "3"];
  const train = () => gradus(["train", sample, ...words, "--out", out, "--tensorboard", board, "--mlflow", store]);
  expect((await train()).status).toBe(0);
  await new Promise((resume) => setTimeout(resume, 1000)); // names are of the second
  expect((await train()).status).toBe(0);
  const files = filesIn(board, EVENT_FILE);
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(points(join(board, file), "validation_error").map(([epoch]) => epoch)).toEqual([1, 2, 3]);
    expect(points(join(board, file), "initial_validation_error")).toHaveLength(1);
  }
  const [experiment] = readdirSync(store) as [string];
  const runs = readdirSync(join(store, experiment)).filter((entry) => entry !== "meta.yaml");
  expect(runs).toHaveLength(2);
  for (const run of runs) expect(existsSync(join(store, experiment, run, "artifacts", "m.json"))).toBe(true);
});

test.each(["--tensorboard", "--mlflow"])(
  "%s that is a file, lies in one or is - ends each command with one line before anything is trained",
  async (flag) => {
    const folder = scratch();
    const file = join(folder, "file");
    writeFileSync(file, "");
    const commands = [
      ["poc", sample, ...small, "--out", join(folder, "out")],
      ["train", sample, "--target", "temp_max", "--out", join(folder, "m.json")],
    ];
    for (const command of commands) {
      for (const [place, cause] of [
        [file, "a file is in the way"],
        [join(file, "below"), "a file is in the way"],
        ["-", 'must be a name, got "-"'],
      ] as const) {
        const { status, stderr } = await gradus([...command, flag, place]);
        expect(status).toBe(2);
        expect(stderr.trimEnd().split("\n").at(-1)).toMatch(new RegExp(`^gradus: ${flag}`));
        expect(stderr).toContain(cause);
        expect(stderr).not.toMatch(/training runs planned|epoch /);
      }
    }
    expect(existsSync(join(folder, "out", "run"))).toBe(false);
    expect(existsSync(join(folder, "m.json"))).toBe(false);
  },
);
