import { expect, test } from "vitest";
import { withLabels } from "./page-words.js";

test("options that are fields are called by their labels, in Japanese without blanks; others and values stay", () => {
  const english = (option: string) => (option === "seeds" ? "“Seeds”" : null);
  expect(withLabels('Take fewer `size.seeds` or `other`, or `seeds: "x"`.', english)).toBe(
    'Take fewer “Seeds” or `other`, or `seeds: "x"`.',
  );
  expect(withLabels("値は `seeds` 以上です。", () => "「シード数」")).toBe("値は「シード数」以上です。");
});
