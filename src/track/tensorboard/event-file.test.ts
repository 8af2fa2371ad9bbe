import { expect, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { readEvents } from "../testing/read-events.js";
import { trackedRun } from "../tracked-run.js";
import { endedStudy, secondsOf, startedStudy } from "../tracked-study.js";
import { runEvents, studyEvents } from "./event-file.js";

const study = fixtureStudy({ seeds: 2, epochs: 5 });
const startedAt = secondsOf(study.startedAt);
const trial = study.trials.find(({ id }) => id === "run/diffusion/b16/seed1")!;
const name = "load-0a1b2c3d";
const live = trackedRun(trial, { study: name, methods: study.methods, startedAt });
const ended = trackedRun(trial, { study: name, methods: study.methods, startedAt, concluded: trial });

test("a reader of another make finds every scalar of every epoch, at its step and time, to single precision", () => {
  const { version, values } = readEvents(runEvents(ended));
  expect(version).toBe("brain.Event:2");
  const found = values.filter(({ scalar }) => scalar !== null);
  expect(found).toEqual(
    [...ended.scalars, ...ended.concluded].map(({ name: tag, step, value, at }) => {
      return { tag, step, scalar: Math.fround(value), wallTime: at, text: null, hparams: null };
    }),
  );
  const errors = found.filter(({ tag }) => tag === "validation_error");
  expect(errors.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(errors[3]!.scalar).toBe(Math.fround(trial.epochs[2]!.validationError));
  expect(errors[3]!.wallTime).toBe(startedAt + trial.epochs[2]!.secondsWall);
  const names = new Set(found.map(({ tag }) => tag));
  for (const tag of ["train_objective", "sigma", "learning_rate", "seconds_wall", "seconds_training", "steps"])
    expect(names).toContain(tag);
  expect(found.at(-1)).toMatchObject({
    tag: "test_error",
    scalar: Math.fround(trial.testError!),
    step: trial.bestEpoch,
  });
});

test("a run carries its hyperparameters, its group of seeds and how it ended", () => {
  const { values } = readEvents(runEvents(live));
  const plugin = (tag: string) => values.find((value) => value.tag === `_hparams_/${tag}`)?.hparams;
  expect(plugin("session_start_info")).toMatchObject({
    session_start_info: {
      group_name: "load-0a1b2c3d/run/diffusion/b16",
      start_time_secs: startedAt,
      hparams: {
        method: { string_value: "diffusion" },
        batch_size: { number_value: 16 },
        seed: { number_value: 1 },
        "rate.learningRate": { number_value: trial.setting["rate.learningRate"] },
      },
    },
  });
  expect(plugin("session_end_info")).toMatchObject({
    session_end_info: { status: 1, end_time_secs: startedAt + trial.secondsTotal },
  });
  const diverged = study.trials.find(({ outcome }) => outcome === "diverged")!;
  const failed = readEvents(runEvents(trackedRun(diverged, { study: name, methods: study.methods, startedAt }))).values;
  expect(failed.find(({ tag }) => tag === "_hparams_/session_end_info")?.hparams).toMatchObject({
    session_end_info: { status: 2 },
  });
  expect(failed.find(({ tag }) => tag === "outcome")?.text).toBe(`    ${diverged.outcomeDetail}`);
});

test("the study names its hyperparameters and metrics, and holds the verdict as text", () => {
  const { values } = readEvents(studyEvents(endedStudy(study, { name, verdict: "GO: faster\n  by 40 %\n" })));
  const [experiment] = values;
  expect(experiment?.tag).toBe("_hparams_/experiment");
  const { experiment: told } = experiment!.hparams as {
    experiment: Record<string, { name: unknown; type?: number }[]>;
  };
  const types = Object.fromEntries(told["hparam_infos"]!.map((info) => [info.name, info.type]));
  expect(types).toMatchObject({ method: 1, batch_size: 3, "rate.learningRate": 3 });
  for (const setting of Object.keys(ended.settings)) expect(types).toHaveProperty([setting]);
  expect(told["metric_infos"]!.map((info) => (info.name as { tag: string }).tag)).toContain("validation_error");
  expect(values.find(({ tag }) => tag === "verdict")?.text).toBe("    GO: faster\n      by 40 %");
  expect(values.find(({ tag }) => tag === "study")?.text).toContain("batch_sizes: 16,64");
});

test("every number that one of several is tuned by is named without the blanks between", () => {
  const [method] = study.methods as [(typeof study.methods)[number]];
  const methods = [{ ...method, tuned: "rate.learningRate, sigma.sigma0" }];
  const { settings } = startedStudy({ name, startedAt, methods });
  expect(Object.keys(settings).slice(-2)).toEqual(["rate.learningRate", "sigma.sigma0"]);
});

test("what is known later comes after what was known before, byte for byte: a file that grows is never another one", () => {
  const begins = (whole: Uint8Array, part: Uint8Array) => Buffer.from(whole).subarray(0, part.length).equals(part);
  expect(begins(runEvents(ended), runEvents(live))).toBe(true);
  const running = { ...live, status: "running", scalars: live.scalars.slice(0, 9) } as const;
  expect(begins(runEvents(live), runEvents(running))).toBe(true);
  const started = studyEvents(startedStudy({ name, startedAt, methods: study.methods }));
  expect(begins(studyEvents(endedStudy(study, { name, verdict: "GO" })), started)).toBe(true);
});
