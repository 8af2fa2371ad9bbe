import { expect, it } from "vitest";
import { read } from "../testing/read-text.js";

it("brings texts over whole, however many bytes they have", async () => {
  const names = [
    "a",
    "twelve chars",
    "thirteen char",
    "twenty-five characters ...",
    "十二文字ちょうどの名前です",
    "👩‍👩‍👧‍👦 family of four",
    "é".repeat(40),
  ];
  const rows = names.flatMap((name, k) => [1, 2, 3].map((step) => `${name},${step},${k + step / 10}`));
  const { series } = await read(`store,day,sales\n${rows.join("\n")}\n`, { series: "store", target: ["sales"] });
  expect(series.segments.map(({ name }) => name)).toEqual(names);
});
