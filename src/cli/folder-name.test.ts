import { expect, test } from "vitest";
import { folderName } from "./folder-name.js";

test.each([
  ["data/a b.csv.gz", "a-b"],
  ["..", "study"],
  ["Kyōto 1", "Kyōto-1"],
])("%j becomes %j", (source, name) => {
  expect(folderName(source)).toBe(name);
});

test.each(["x", "京", "𠮷"])(
  "a name of 300 times %s is cut between characters to what every disk takes, and another that begins alike stays another",
  (letter) => {
    const [one, other] = [folderName(letter.repeat(300)), folderName(`${letter.repeat(300)}2`)];
    expect(one).not.toBe(other);
    for (const name of [one, other]) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
      expect(name).toMatch(new RegExp(`^${letter}+-[0-9a-f]{8}$`, "u"));
    }
  },
);
