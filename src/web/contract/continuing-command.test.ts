import { expect, test } from "vitest";
import { continuingCommand, continuingWords } from "./continuing-command.js";

const none = { seeds: null, minutes: null };

test("a study goes on in its folder, whatever its command said of it, without what was of one run", () => {
  const words = ["poc", "a.csv", "--out", "x", "--json", "--seeds", "5", "--out=y", "--open"];
  expect(continuingWords(words, "/study", none)).toEqual(["poc", "a.csv", "--seeds", "5", "--out", "/study"]);
});

test("what is asked anew takes the place of what it was, however it was written and however often", () => {
  const words = ["poc", "a.csv", "--seeds", "5", "--time-budget=3m", "--seeds=7"];
  const asked = continuingWords(words, "/study", { seeds: 10, minutes: 1.5 });
  expect(asked).toEqual(["poc", "a.csv", "--seeds", "10", "--time-budget", "90s", "--out", "/study"]);
  expect(continuingWords(words, "/study", { seeds: 10, minutes: null })).toContain("--time-budget=3m");
});

test("what runs is shown as it may be typed: with what is asked, and with Node.js and its flags where there are any", () => {
  const study = { words: ["poc", "a b.csv", "--seeds", "3"], out: "/my study", folder: "/" };
  const plain = { ...study, program: ["gradus"] };
  expect(continuingCommand(plain, none)).toBe("gradus poc 'a b.csv' --seeds 3 --out '/my study'");
  expect(continuingCommand(plain, { seeds: 12, minutes: null })).toBe(
    "gradus poc 'a b.csv' --seeds 12 --out '/my study'",
  );
  const flagged = { ...study, program: ["node", "--wasm-tier-up", "/my tools/gradus.js"] };
  expect(continuingCommand(flagged, none)).toMatch(/^node --wasm-tier-up '\/my tools\/gradus\.js' poc /);
});
