import { expect, test } from "vitest";
import { unbroken } from "./unbroken.js";

const wholeIn = (text: string) =>
  [...unbroken(text).text.matchAll(/<span class="unbroken">(.*?)<\/span>/g)].map(([, word]) => word);

test("flags and names with a hyphen are kept in one line, other words are not", () => {
  expect(wholeIn("Take more --tuning-trials, or larger batches; adamw among the --methods.")).toEqual([
    "--tuning-trials",
    "--methods.",
  ]);
  expect(wholeIn("Does it pay on C-MAPSS, unit 3-4?")).toEqual(["C-MAPSS", "3-4"]);
  expect(wholeIn("--epochs や --hidden を減らすか")).toEqual(["--epochs", "--hidden"]);
});

test("a name longer than a line of a phone may break, and text stays text", () => {
  expect(wholeIn(`${"long-".repeat(8)}name.csv`)).toEqual([]);
  expect(unbroken("a-b & <i>").text).toBe('<span class="unbroken">a-b</span> &amp; &lt;i&gt;');
});
