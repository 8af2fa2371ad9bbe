import { expect, test } from "vitest";
import type { SequenceData } from "../../data/sequences/contract.js";
import { amountsOf, numbersOf, symbolsOf } from "../../data/sequences/testing.js";
import { networkFor } from "./options.js";
import { sequenceDataTask } from "./sequences/sequence-data-task.js";

const shares = { validationShare: 0.2, testShare: 0.2 };
const lengths = Array.from({ length: 30 }, (_, k) => 4 + (k % 3));

function counted(name: string): SequenceData {
  const left = lengths.flatMap((length) => Array.from({ length }, (_, t) => [length - 1 - t]));
  const labels = { ...amountsOf("step", left), columns: [name] } as SequenceData["labels"];
  return numbersOf(
    lengths.map((length, k) => Array.from({ length }, (_, t) => [Math.sin(k + t)])),
    { labels },
  );
}

const asked = (data: SequenceData, task: "regress" | "chars", window?: number) =>
  networkFor(sequenceDataTask({ data, task, window, ...shares }), { hiddenSizes: [3], bidirectional: true });

test("a countdown asked for at every step is refused, and taken where windows end at the step that is asked", () => {
  expect(() => asked(counted("countdown"), "regress")).toThrow(
    'networkFor: `bidirectional` must be false where every step is asked for the target "countdown", got true: the reverse pass counts the steps that are left.',
  );
  expect(asked(counted("countdown"), "regress", 4).bidirectional).toBe(true);
  expect(asked(counted("load"), "regress").bidirectional).toBe(true);
});

test("the next character is refused", () => {
  expect(() => asked(symbolsOf(["what is told is told again, and ".repeat(8)]), "chars", 4)).toThrow(
    "must not be asked for what comes after it, got targets 1 step ahead",
  );
});
