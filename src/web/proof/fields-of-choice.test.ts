import { afterEach, describe, expect, test, vi } from "vitest";
import { SENTENCES } from "../../refusals/refusal-parts.js";
import { valueWords, words } from "../../refusals/text/words.js";
import { language } from "../kit/language.js";
import { INSTEAD } from "../refusals/page-words.js";
import { inFormWords } from "./refusals.js";

vi.hoisted(() => {
  const browser = { navigator: { languages: ["en"] }, document: { documentElement: {} } };
  for (const [name, value] of Object.entries(browser))
    Object.defineProperty(globalThis, name, { value, configurable: true });
});
afterEach(() => {
  language.value = "en";
});

/** Options by their names, values in code, flags and commands, but for those of the command line as a whole. */
const OF_DEVELOPERS = /`|(?<!npx gradus [^.。]*)--\w|tr -d|iconv|readTable|\w: "(?!")/;
/** Names of options and values that stand in holes. */
const plain = (text: string) => text.replaceAll(/`\{\w+\}`/g, "it").replaceAll("`npx gradus ui`", "npx gradus ui");
/** Files of studies have their own words. */
const isOfRecords = (text: string) => text.startsWith('"');

describe("what the library refuses is said in the words of the form", () => {
  const all = [...SENTENCES, ...Object.values({ ...words, ...valueWords }).flat()].filter(
    ([english]) => !isOfRecords(english) && !/command line|--hidden|--ahead|batchSizes/.test(english),
  );
  test.each(all)("%s", (english, japanese) => {
    language.value = "en";
    expect(inFormWords(plain(english))).not.toMatch(OF_DEVELOPERS);
    language.value = "ja";
    expect(inFormWords(plain(japanese))).not.toMatch(OF_DEVELOPERS);
  });
});

test("choices are called as the form calls them, their label once", () => {
  const missing =
    'Choose `missing: "drop"` (leave such rows out), `missing: "previous"` (repeat the last value) or `missing: "linear"` (interpolate), or choose another `target`.';
  expect(inFormWords(missing)).toBe(
    "Choose “Missing values”: “leave those rows out”, “take the value before” or “draw a line between neighbours”, or choose another “Column to forecast”.",
  );
  expect(inFormWords('Sort the rows, or use `time: "none"` to trust their order, or `skipRows: 2`.')).toBe(
    "Sort the rows, or use “Column of the time”: “none” to trust their order, or “Rows above the header”: “2”.",
  );
  language.value = "ja";
  expect(inFormWords('並べ替えるか、`time: "none"` で行の順に読んでください。')).toBe(
    "並べ替えるか、「時刻の列」の「none」で行の順に読んでください。",
  );
});

test("words of the library that the page says otherwise are in a refusal that it knows", () => {
  const known = [...SENTENCES, ...Object.values({ ...words, ...valueWords }).flat()]
    .flat()
    .map((text) => `${text.replaceAll("{range}", "[0, 2^53)")}.`);
  expect(INSTEAD.filter(([library]) => !known.some((text) => text.search(library) >= 0))).toEqual([]);
});
