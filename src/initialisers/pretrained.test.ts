import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { sequenceWindows } from "../data/sequences/sequence-windows.js";
import { classesOf, numbersOf } from "../data/sequences/testing.js";
import { huber } from "../loss/huber.js";
import { losses } from "../loss/index.js";
import { buildNetwork } from "../network/build.js";
import { train } from "../train/train.js";
import { pretrained } from "./pretrained.js";

/** Sequences whose class is the sign of their sum. */
function classWindows() {
  const random = randomStream(4);
  const rows = Array.from({ length: 60 }, (_, k) => Array.from({ length: 3 + (k % 3) }, () => random.normal()));
  const names = rows.map((own) => (own.reduce((sum, value) => sum + value, 0) > 0 ? "up" : "down"));
  const data = numbersOf(rows, { labels: classesOf("sequence", names) });
  return sequenceWindows({ data, task: "classify", validationShare: 0.2, testShare: 0.2 });
}

test("without a readout it is solved for cross entropies too, well under that of a drawn one; for other losses it is drawn", async () => {
  const data = classWindows();
  const network = buildNetwork({ inputSize: 1, hiddenSizes: [12], outputSize: 2 });
  const startOf = async (loss: ReturnType<typeof huber>, initialiser = pretrained({})) => {
    const run = await train({ network, data, loss, initialiser, epochs: 1, seed: 1 }).result();
    return { note: run.startNote, before: run.initialValidation! };
  };
  const crossEntropy = losses.get("softmax-cross-entropy");
  const solved = await startOf(crossEntropy);
  expect(solved.note).toBe("drawn layers and a solved readout");
  expect(solved.before).toBeLessThan(0.85 * Math.log(2)); // that of equal shares
  expect((await startOf(huber())).note).toBe("drawn layers and a drawn readout");
});
