import { describe, expect, test } from "vitest";
import { train } from "../../../train/train.js";
import { LEVELS } from "../levels.js";
import { levelsInTurn, Orders, POINTS, sampledLevels } from "./answer-order.js";
import type { Answer, Order } from "./messages.js";
import { trainOptions, windowsOf } from "./training-case.js";

async function answersTo(orders: readonly Order[], wait = 0): Promise<Answer[]> {
  const answers: Answer[] = [];
  const desk = new Orders({
    reply: (answer) => answers.push(answer),
    turn: () => new Promise((resolve) => setTimeout(resolve, wait)),
  });
  await Promise.all(orders.map((order) => desk.take(order)));
  return answers;
}

const line = { kind: "line", name: "rugged", seed: 1, from: 1 } as const;

describe("orders", () => {
  test("a line is answered by both descents and a curve of each level, once", async () => {
    const answers = await answersTo([{ ...line, id: 1 }]);
    const curves = answers.filter((answer) => answer.kind === "curve");
    expect(curves.map(({ level }) => level)).toEqual(levelsInTurn());
    expect([...levelsInTurn()].sort((a, b) => a - b)).toEqual(Array.from({ length: LEVELS + 1 }, (_, k) => k));
    for (const { values } of curves) expect(values.filter(Number.isFinite)).toHaveLength(POINTS);
    const sampled = answers.filter((answer) => answer.kind === "sampled");
    expect(sampled.map(({ level }) => level)).toEqual(sampledLevels());
    expect([answers[0]!.kind, answers.at(-1)!.kind]).toEqual(["walks", "done"]);
  });

  test("a newer order ends the one before", async () => {
    const answers = await answersTo([
      { ...line, id: 1 },
      { kind: "count", id: 2, name: "usual", lines: 2 },
    ]);
    expect(answers.filter(({ id, kind }) => id === 1 && (kind === "curve" || kind === "done"))).toEqual([]);
    const counted = answers.findLast((answer) => answer.kind === "counted")!;
    expect(counted.lower + counted.same + counted.higher).toBe(2);
    expect(answers.at(-1)).toEqual({ kind: "done", id: 2 });
  });

  test("training gives the errors of `train`, bit for bit, of both methods and a series too", async () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 3) + 0.1 * Math.cos(k));
    for (const trained of [
      { optimizer: "sgd", gain: 3, values: null },
      { optimizer: "soap", gain: 1, values },
    ] as const) {
      const answers = await answersTo([{ kind: "train", id: 7, case: trained, seeds: 1 }]);
      const windows = windowsOf(trained);
      for (const method of ["plain", "diffusion"] as const) {
        const { records, best } = await train(trainOptions(trained, { windows, method, seed: 1 })).result();
        const points = answers.flatMap((one) => (one.kind === "epoch" && one.method === method ? [one.epoch] : []));
        expect(points.map(({ error }) => error)).toEqual(records.map(({ validation }) => validation));
        const ended = answers.find((one) => one.kind === "trained" && one.method === method);
        expect(ended).toMatchObject({ seed: 1, best: best!.validation });
      }
    }
  });

  test("a series of one value is refused in words", async () => {
    const values = new Float64Array(200).fill(3);
    const trained = { optimizer: "soap", gain: 1, values } as const;
    const [answer] = await answersTo([{ kind: "train", id: 7, case: trained, seeds: 1 }]);
    expect(answer).toMatchObject({ kind: "failed", message: expect.stringContaining("must vary") });
  });
});
