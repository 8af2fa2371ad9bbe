import { expect, test } from "vitest";
import { symbolsOf } from "../../data/sequences/testing.js";
import { ensembleRecord } from "../ensemble.js";
import { sequenceModel, sequencesFor } from "../export/testing/sequence-cases.js";
import { predictSequences } from "./predict-sequences.js";

test("numbers have the model's intervals about them, in the targets' units", () => {
  const model = sequenceModel({ task: "regress", cell: "gru" });
  const { sd } = model.targets;
  const intervals = [{ level: 0.8, halfWidths: [0.5, 2], testCoverage: null }];
  const withIntervals = ensembleRecord([model, model], { training: model.training, intervals });
  for (const { values, intervals } of [...predictSequences(withIntervals, sequencesFor("regress"))].flat()) {
    const [interval] = intervals;
    expect(interval!.level).toBe(0.8);
    expect(interval!.high.map((high, c) => (high - values[c]!) / sd[c]!)).toEqual(
      [0.5, 2].map((x) => expect.closeTo(x, 6)),
    );
    expect(interval!.low.map((low, c) => (values[c]! - low) / sd[c]!)).toEqual(
      [0.5, 2].map((x) => expect.closeTo(x, 6)),
    );
  }
});

test("what follows a text longer than the window is told from the last steps, as many as the window holds", () => {
  const model = sequenceModel({ task: "chars", cell: "gru", window: 5 });
  const lastOf = (text: string) => [...predictSequences(model, symbolsOf([text]))].flat().at(-1)!;
  const columns = model.inputs.columns.join("");
  expect(columns.length).toBeGreaterThan(2);
  const [a, b] = [columns[0]!, columns[1]!];
  const told = lastOf(`${a}${a}${b}${a}${b}${a}`); // 6 symbols: the sixth is a piece of its own
  expect(told.step).toBe(7);
  expect(told.values).toEqual(lastOf(`${b}${a}${b}${a}${b}${a}`).values.map((value) => expect.closeTo(value, 6)));
  expect(told.values).not.toEqual(lastOf(`${a}${a}${a}${a}${a}${a}`).values);
});

test("every step of a sequence is told once, in order, however it is cut into pieces", () => {
  const model = sequenceModel({ task: "chars", cell: "gru", window: 5 });
  const [a, b] = [model.inputs.columns[0]!, model.inputs.columns[1]!];
  const text = [a, a, b, a, b, b, a, b, a, a, a, b, b].join("");
  const rows = [...predictSequences(model, symbolsOf([text]))].flat();
  expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 13 }, (_, t) => t + 2));
});
