import { expect, test } from "vitest";
import { parse } from "yaml";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { trackedRun } from "../tracked-run.js";
import { endedStudy, secondsOf } from "../tracked-study.js";
import { metaYaml } from "./meta-yaml.js";
import { experimentFiles, experimentId, runFiles, runId, studyFiles } from "./run-files.js";

const study = fixtureStudy({ seeds: 2, epochs: 3 });
const startedAt = secondsOf(study.startedAt);
const trial = study.trials.find(({ id }) => id === "run/diffusion/b16/seed1")!;
const name = "load-0a1b2c3d";
const run = trackedRun(trial, { study: name, methods: study.methods, startedAt, concluded: trial });
const uri = "file:///data/mlruns/1";
const place = { experiment: name, id: runId(name, run.path), name: trial.id, uri, parent: runId(name, []) };

test("texts that YAML would read as something else, or that hold its signs, come back as they were", () => {
  const odd = {
    a: "null",
    b: "1e3",
    c: 'a "b" \\ : # {x}',
    d: "",
    e: "データ\n\t",
    f: "2024-01-01",
    g: null,
    h: 12,
    i: [],
  };
  for (const version of ["1.1", "1.2"] as const) expect(parse(metaYaml(odd as never), { version })).toEqual(odd);
});

test("a run's meta.yaml has the fields of MLflow 2's file store, with its codes", () => {
  const files = runFiles(run, place);
  expect(parse(files.get("meta.yaml")!)).toEqual({
    artifact_uri: `${uri}/${place.id}/artifacts`,
    end_time: Math.round(1000 * (startedAt + trial.secondsTotal)),
    entry_point_name: "",
    experiment_id: experimentId(name),
    lifecycle_stage: "active",
    run_id: place.id,
    run_name: "run/diffusion/b16/seed1",
    run_uuid: place.id,
    source_name: "",
    source_type: 4,
    source_version: "",
    start_time: 1000 * startedAt,
    status: 3,
    tags: [],
    user_id: "",
  });
  expect([...files.keys()].at(-1)).toBe("meta.yaml"); // a run is one when all of it is there
  expect(place.id).toMatch(/^[0-9a-f]{32}$/);
  expect(files.get("tags/mlflow.parentRunId")).toBe(place.parent);
});

test("an experiment's meta.yaml has the fields of MLflow 2, its id is 18 digits that YAML keeps as text", () => {
  const meta = parse(experimentFiles(name, { startedAt, uri }).get("meta.yaml")!);
  expect(meta).toEqual({
    artifact_location: uri,
    creation_time: 1000 * startedAt,
    experiment_id: experimentId(name),
    last_update_time: 1000 * startedAt,
    lifecycle_stage: "active",
    name,
  });
  expect(meta.experiment_id).toMatch(/^\d{18}$/);
});

test("metrics are lines of time, value and step, the value in full; parameters and tags are texts", () => {
  const files = runFiles(run, place);
  const lines = files.get("metrics/validation_error")!.trimEnd().split("\n");
  expect(lines).toEqual([
    `${1000 * startedAt} ${trial.initialValidationError} 0`,
    ...trial.epochs.map(({ epoch, validationError, secondsWall }) => {
      return `${Math.round(1000 * (startedAt + secondsWall))} ${validationError} ${epoch}`;
    }),
  ]);
  expect(files.get("params/method")).toBe("diffusion");
  expect(files.get("params/rate.learningRate")).toBe(String(trial.setting["rate.learningRate"]));
  expect(files.get("metrics/test_error")).toMatch(new RegExp(` ${trial.testError} ${trial.bestEpoch}\n$`));
  for (const path of files.keys()) expect(path).toMatch(/^(?:meta\.yaml|(?:metrics|params|tags)\/[\w.\- :]+)$/);
});

test("the study's run has its facts as parameters, and the verdict as its note and as metrics", () => {
  const study = fixtureStudy();
  const files = studyFiles(endedStudy(study, { name, verdict: "GO: it pays\n" }), { ...place, parent: null });
  expect(files.get("params/decision")).toBe(study.verdict.decision);
  expect(files.get("tags/mlflow.note.content")).toContain("    GO: it pays");
  expect(files.get("metrics/time_ratio")).toContain(` ${study.verdict.timeRatio.value} 0\n`);
  expect(files.has("tags/mlflow.parentRunId")).toBe(false);
});

test("a diverged run is failed to MLflow, one that was stopped killed, one under way running", () => {
  const status = (outcome: typeof run.status) =>
    parse(runFiles({ ...run, status: outcome }, place).get("meta.yaml")!).status;
  expect([status("running"), status("finished"), status("diverged"), status("stopped")]).toEqual([1, 3, 4, 5]);
});
