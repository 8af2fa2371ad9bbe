import { beforeAll, describe, expect, test } from "vitest";
import { randomStream } from "../src/core/numeric/random.js";
import { networkIn } from "../src/model/network-in.js";
import { buildNetwork } from "../src/network/build.js";
import { renderReport } from "../src/report/render-report.js";
import type { StudyResult } from "../src/study/run/phases/conclude.js";
import { runStudy } from "../src/study/run/run-study.js";
import { addingStudyTask } from "../src/study/spec/adding-task.js";
import { defaultCriteria } from "../src/study/spec/criteria.js";
import { methodsNamed } from "../src/study/spec/methods/index.js";
import { surroundings } from "../src/study/testing/surroundings.js";

const hiddenSizes = [6, 5];

describe("a study of two layers, 6 and 5 units", () => {
  let result: StudyResult;
  beforeAll(async () => {
    result = await runStudy(
      {
        task: addingStudyTask({ length: 4, train: 40, validation: 20, test: 20, stream: randomStream(1) }),
        network: buildNetwork({ inputSize: 2, hiddenSizes }).spec,
        methods: methodsNamed(["sgd", "diffusion"]),
        criteria: defaultCriteria,
        size: { batchSizes: [16], epochs: 2, seeds: 2, tuningTrials: 1 },
        seed: 1,
        targetError: null,
        timeBudgetSeconds: null,
      },
      surroundings(),
    );
  });

  test("the study's record counts the parameters of both layers: 6 (2 + 6 + 1) + 5 (6 + 5 + 1), and 5 + 1 of the readout", () => {
    expect(result.study.parameters).toBe(54 + 60 + 6);
  });

  test("every model's record names both layers", () => {
    expect(result.models).toHaveLength(2);
    for (const { model } of result.models) expect(networkIn(model).network.spec).toMatchObject({ hiddenSizes });
  });

  test("the study's record names both layers", () => {
    expect(result.study.network).toMatchObject({ hiddenSizes });
  });

  test.each(["en", "ja"] as const)("the report names both layers, %s", async (language) => {
    const [cell] = (await renderReport(result.study, language)).match(/elman[^<]*tanh/) ?? [];
    expect(cell).toMatch(/\b6\b[^\d]{1,10}\b5\b/);
  });
});
