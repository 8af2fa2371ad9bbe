import { describe, expect, it } from "vitest";
import { fails, read } from "../testing/read-text.js";

const ROWS = 60;
const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
const a = (k: number) => (k * 37) % 23;
const b = (k: number) => (k * 17) % 29;

/** A table of these columns, by day. */
function table(columns: Readonly<Record<string, (k: number) => number | string>>): string {
  const rows = Array.from({ length: ROWS }, (_, k) => [day(k), ...Object.values(columns).map((of) => of(k))].join(","));
  return `date,${Object.keys(columns).join(",")}\n${rows.join("\n")}\n`;
}

const SAID = "is probably the target and cannot be forecast: it";
type Last = readonly [what: string, name: string, of: (k: number) => number | string, fault: string];

/** Last columns that cannot be the target, and are not measured. */
const others: readonly Last[] = [
  ["notes", "note", (k) => `n${k % 40}`, "holds text such as"],
  ["a few texts", "weather", (k) => ["rain", "sun"][k % 2]!, 'holds text such as "rain"'],
  ["notes in a few rows", "note", (k) => (k % 9 === 8 ? `n${k}` : ""), "holds text such as"],
  ["one value", "status", () => 5, "has the one value 5"],
  ["a row counter", "n", (k) => k + 1, "is a row counter"],
  ["an id", "order_id", (k) => (k * 7919) % 10_007, "is an id, which measures nothing"],
  ["nothing", "comment", () => "", "has no values"],
  ["words of truth", "ok", (k) => (k % 3 === 0 ? "yes" : "no"), "holds words of truth"],
];

describe("where the last column cannot be forecast", () => {
  it.each(others)("%s: the target does not move on to one of several others", async (_, name, of, fault) => {
    const error = await fails(table({ a, b, [name]: of }));
    const { place, advice } = error;
    // Then the tasks that tell classes are named, too.
    expect(error).toHaveProperty("isOfTexts", fault.startsWith("holds"));
    expect(place.column).toBe(name);
    const all = name === "ok" ? '"a", "b", "ok"' : '"a", "b"';
    expect(advice).toContain(`the last column ${SAID} ${fault}`);
    expect(advice).toContain(`. Name the column to forecast with \`target\`: ${all}.`);
    expect((await read(table({ a, b, [name]: of }), { target: ["a"] })).targets).toEqual(["a"]);
  });

  it.each(others)(
    "%s: the only column of measurements is the target, and a note says so",
    async (_, name, of, fault) => {
      const { targets, notes } = await read(table({ a, [name]: of }));
      expect(targets).toEqual(["a"]);
      const note = notes.find((said) => said.startsWith('The target is "a", the only column of measurements'));
      expect(note).toContain(`: the last column, "${name}", ${fault}`);
    },
  );

  it("a column named as a target is it, and a note says so; beside x it may be a coordinate", async () => {
    const note = (k: number) => `n${k}`;
    const { targets, notes } = await read(table({ y: a, b, note }));
    expect(targets).toEqual(["y"]);
    expect(notes).toContain('The target is "y", which is named as one; `target` chooses another.');
    expect((await fails(table({ x: a, y: b, note }))).advice).toContain(`column "note": the last column ${SAID}`);
  });

  it("most of whose numbers are missing, it is not passed over even for the only other one", async () => {
    const rare = (k: number) => (k % 5 === 0 ? b(k) : "");
    expect((await fails(table({ a, rare }))).advice).toContain(
      `column "rare": the last column ${SAID} lacks 48 of 60 values. Name the column to forecast with \`target\`: "a".`,
    );
  });

  it("parts of a date, times, the name of the series and what an ending delimiter makes are no last column", async () => {
    const at = (k: number) => `${day(k)} 10:00`;
    expect((await read(table({ a, b, month: (k) => 1 + (k % 12) }))).targets).toEqual(["b"]);
    expect((await read(table({ a, b, updated: at }))).targets).toEqual(["b"]);
    const stacked = Array.from({ length: ROWS }, (_, k) => `${day(k % 30)},${a(k)},${b(k)},${k < 30 ? "s" : "t"}`);
    expect((await read(`date,a,b,shop\n${stacked.join("\n")}\n`)).targets).toEqual(["b"]);
    expect((await read(table({ a, b }).replaceAll("\n", ",\n"))).targets).toEqual(["b"]);
  });
});

it("the target does not move on from a column that is meant and cannot be read", async () => {
  const last = await fails("date,qty,sales\n2020-01-01,1,1.2.3\n2020-01-02,5,1.4.5\n2020-01-03,3,1.5.6\n");
  expect(last.advice).toContain(
    ', column "sales": the last column is probably the target and cannot be read as numbers, got values like "1.',
  );
  const named = await fails("y,qty\nup,1\ndown,5\nup,3\n");
  expect(named.advice).toContain('column "y": the column is named as the target and cannot be read as numbers');
});

it("a last column of texts that holds some numbers stops the command: the target does not move on", async () => {
  const rows = Array.from({ length: 20 }, (_, k) => `${(k * 5) % 7},${k % 4 === 0 ? k : "closed"}`);
  const error = await fails(`x,sales\n${rows.join("\n")}\n`);
  expect(error.advice).toContain(
    'column "sales": the last column is probably the target and cannot be read as numbers, got values like "closed"',
  );
});

it("a column named as the target that has one value stops the command, wherever it stands", async () => {
  expect((await fails(table({ target: () => 5, a }))).advice).toContain(
    'column "target": the column is named as the target and cannot be forecast: it has the one value 5. Name the column to forecast with `target`: "a".',
  );
});
