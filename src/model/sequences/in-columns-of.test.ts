import { expect, test } from "vitest";
import { symbolsOf } from "../../data/sequences/testing.js";
import { inColumnsOf } from "./in-columns-of.js";

test("symbols that a model does not know are no column of it, those without a column of their own too", () => {
  const codes = (data: ReturnType<typeof symbolsOf>) => {
    const { steps } = inColumnsOf(data, ["b", "a"]);
    return steps.kind === "symbols" ? [...steps.codes] : null;
  };
  expect(codes(symbolsOf(["abc"]))).toEqual([1, 0, 2]);
  const read = { ...symbolsOf(["ab"]), steps: { kind: "symbols", codes: Uint16Array.of(0, 0xffff, 1) } } as const;
  expect(codes(read)).toEqual([1, 2, 0]);
});
