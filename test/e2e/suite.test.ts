import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { parseSuite } from "../../src/suite/record.js";
import { gradus, scratch } from "./command.js";

const tiny = [
  ...["--window", "6", "--hidden", "4", "--batch-sizes", "32", "--epochs", "2", "--seeds", "1"],
  ...["--tuning-trials", "1", "--methods", "sgd,diffusion", "--workers", "1"],
];

function series(rows: number, period: number, noise: number): string {
  const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
  const value = (k: number) => Math.sin((2 * Math.PI * k) / period) + noise * (((k * 7919) % 101) / 50 - 1);
  return `day,y\n${Array.from({ length: rows }, (_, k) => `${day(k)},${value(k).toFixed(4)}`).join("\n")}\n`;
}

const suiteIn = (out: string) => parseSuite(readFileSync(join(out, "suite.json"), "utf8"));

describe("gradus suite", () => {
  test("runs a study for each table of a folder as poc does, tells what cannot be used, and runs nothing again", async () => {
    const folder = scratch();
    const tables = join(folder, "tables");
    const out = join(folder, "out");
    mkdirSync(tables);
    for (const [k, name] of ["a", "b", "c"].entries())
      writeFileSync(join(tables, `${name}.csv`), series(90 + 40 * k, 7 + k, 0.1));
    writeFileSync(join(tables, "empty.csv"), "day,y\n");
    writeFileSync(join(tables, "notes.md"), "no table");
    const first = await gradus(["suite", tables, ...tiny, "--at-once", "2", "--out", out]);
    expect(first.status, first.stderr).toBe(1); // one could not be run
    const { studies, models } = suiteIn(out);
    const states = studies.map(({ name, state }) => `${name} ${state}`);
    expect(states).toEqual(["a done", "b done", "c done", "empty refused"]);
    expect(studies[3]!.reason).toMatchObject({
      kind: "said",
      words: expect.stringContaining("the file has a header and no rows"),
    });
    expect(studies.map(({ conditions }) => conditions?.window)).toEqual([6, 6, 6, undefined]);
    expect(models[0]).toMatchObject({ effect: "test", studies: 3 });
    expect(first.stdout).toContain("Over 3 studies the ratio is");
    const page = readFileSync(join(out, "suite.html"), "utf8");
    for (const { name } of studies) expect(page).toContain(name);

    const alone = join(folder, "alone");
    expect((await gradus(["poc", join(tables, "b.csv"), ...tiny, "--out", alone])).status).toBe(0);
    const record = (of: string) => withoutTimes(parseStudy(readFileSync(join(of, "study.json"), "utf8")));
    expect(record(join(out, "b"))).toEqual(record(alone));

    const before = statSync(join(out, "a", "study.json")).mtimeMs;
    const again = await gradus(["suite", tables, ...tiny, "--at-once", "2", "--out", out]);
    expect(again.status).toBe(1);
    expect(statSync(join(out, "a", "study.json")).mtimeMs).toBe(before);
    expect(suiteIn(out).studies).toEqual(studies);
  });

  test("runs a study for each series of one table, and takes names and options out of a suite file", async () => {
    const folder = scratch();
    const table = join(folder, "shops.csv");
    const [, ...one] = series(80, 7, 0.1).trim().split("\n");
    writeFileSync(
      table,
      `shop,day,y\n${["Kyōto 1", "a/b"].flatMap((shop) => one.map((line) => `${shop},${line}`)).join("\n")}\n`,
    );
    const out = join(folder, "by");
    const split = await gradus(["suite", table, "--by", "shop", ...tiny, "--out", out]);
    expect(split.status, split.stderr).toBe(0);
    expect(suiteIn(out).studies.map(({ name, folder, source, state }) => [name, folder, source, state])).toEqual([
      ["Kyōto 1", "Kyōto-1", "shops.csv, shop Kyōto 1", "done"],
      ["a/b", "a-b", "shops.csv, shop a/b", "done"],
    ]);
    expect(split.stdout).toContain("a/b");
    expect(split.stderr).toContain("With 1 seed no study can say go or no-go: a verdict takes 5.");
    expect(readFileSync(join(out, "suite.html"), "utf8")).toContain("Kyōto 1");
    expect(readFileSync(join(out, "a-b", "report.html"), "utf8")).toContain("shops.csv, shop a/b");
    expect(readFileSync(join(out, "series", "Kyōto-1.csv"), "utf8").split("\n")[0]).toBe("day,y");

    const file = join(folder, "suite.json");
    writeFileSync(
      file,
      JSON.stringify({
        studies: [
          { file: "by/series/a-b.csv", name: "near" },
          { file: "by/series/a-b.csv", flags: ["--horizon", "3"] },
        ],
      }),
    );
    const listed = join(folder, "listed");
    expect((await gradus(["suite", file, ...tiny, "--out", listed, "--lang", "ja"])).status).toBe(0);
    expect(suiteIn(listed).studies.map(({ name, conditions }) => [name, conditions?.horizon])).toEqual([
      ["near", 1],
      ["a-b", 3],
    ]);
    expect(readFileSync(join(listed, "suite.html"), "utf8")).toContain("拡散が効果を持つ条件");
  });

  test("is stopped with its studies, and goes on where it was", async () => {
    const folder = scratch();
    const tables = join(folder, "tables");
    const out = join(folder, "out");
    mkdirSync(tables);
    for (const name of ["a", "b"]) writeFileSync(join(tables, `${name}.csv`), series(300, 9, 0.3));
    const words = ["suite", tables, ...tiny, "--epochs", "400", "--out", out];
    const timer = { isSent: false };
    const stopped = await gradus(words, {
      onStderr: (_text, interrupt) => {
        if (timer.isSent) return;
        timer.isSent = true;
        const wait = setInterval(() => {
          if (!existsSync(join(out, "a", "run", "trials.jsonl"))) return;
          clearInterval(wait);
          interrupt();
        }, 50);
      },
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain("Repeat the command to go on");
    expect(suiteIn(out).studies.map(({ name, state }) => [name, state])).toEqual([["a", "stopped"]]);
    const on = await gradus(words);
    expect(on.status, on.stderr).toBe(0);
    expect(suiteIn(out).studies.map(({ state }) => state)).toEqual(["done", "done"]);

    const more = { isSent: false };
    const again = await gradus([...words, "--seeds", "2"], {
      onStderr: (_text, interrupt) => {
        if (!more.isSent) interrupt();
        more.isSent = true;
      },
    });
    expect(again.status, again.stderr).toBe(130);
    expect(suiteIn(out).studies.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("a second suite in the same folder is refused at once; one that was killed is taken over, its studies end with it", async () => {
    const folder = scratch();
    const [tables, out] = [join(folder, "tables"), join(folder, "out")];
    mkdirSync(tables);
    for (const name of ["a", "b"]) writeFileSync(join(tables, `${name}.csv`), series(300, 9, 0.3));
    const words = ["suite", tables, ...tiny, "--epochs", "300", "--at-once", "2", "--out", out];
    const lock = join(out, "suite.lock");
    const studies = ["a", "b"].map((name) => join(out, name, "run", "lock"));
    const first = gradus(words);
    while (!studies.every((file) => existsSync(file))) await pause(20);
    const second = await gradus(words);
    expect(second.status).toBe(2);
    expect(second.stderr).toMatch(
      /^gradus: .*suite\.lock: in use by process \d+ since \S+ Another suite runs in this folder: wait for it, or give another --out\.\n$/,
    );
    expect(existsSync(join(out, "suite.json"))).toBe(false);
    const { pid } = JSON.parse(readFileSync(lock, "utf8"));
    process.kill(pid, "SIGKILL");
    await first;
    const again = await gradus(words);
    expect(again.status, again.stderr).toBe(0);
    expect(suiteIn(out).studies.map(({ state, reason }) => [state, reason])).toEqual([
      ["done", null],
      ["done", null],
    ]);
    expect(existsSync(lock)).toBe(false);
  });

  test("series of odd names each have a folder of their own beside the suite's files, and rows without a name are told", async () => {
    const folder = scratch();
    const names = [
      "series",
      "SUITE.html",
      "..",
      "x".repeat(300),
      `${"x".repeat(300)}y`,
      "A b",
      "a/b",
      "",
      "-1",
      "'\u0001\"",
    ];
    const [, ...one] = series(80, 7, 0.1).trim().split("\n");
    const cell = (name: string) => `"${name.replaceAll('"', '""')}"`;
    const table = join(folder, "odd.csv");
    writeFileSync(
      table,
      `\n\nshop,day,y\n${names.flatMap((name) => one.map((line) => `${cell(name)},${line}`)).join("\n")}\n`,
    );
    const out = join(folder, "out");
    const words = ["suite", table, "--by", "shop", "--skip-rows", "2", ...tiny, "--at-once", "2", "--out", out];
    const { status, stderr } = await gradus(words);
    expect(status, stderr).toBe(0);
    const { studies, unnamed } = suiteIn(out);
    expect(studies.map(({ name, state, reason }) => [name, state, reason])).toEqual(
      names.filter((name) => name !== "").map((name) => [name, "done", null]),
    );
    expect(new Set(studies.map((study) => study.folder.toLowerCase())).size).toBe(names.length - 1);
    expect(studies.slice(0, 3).map((study) => study.folder)).toEqual(["series-2", "SUITE.html-2", "study"]);
    expect(unnamed).toEqual({ column: "shop", rows: 80, first: 3 + 7 * 80 + 1 });
    expect(stderr).toContain('80 rows have nothing in "shop", the first of them row 564: they are in no study.');

    const marked = join(out, "study", "run", "suite.json");
    const before = statSync(marked).mtimeMs;
    expect((await gradus(words)).status).toBe(0);
    expect(statSync(marked).mtimeMs).toBe(before); // parts that say the same are no new tables
  });

  test("asked otherwise, it keeps what was measured: none can run, and nothing is touched; some can, and the others stay with a note", async () => {
    const folder = scratch();
    const tables = join(folder, "tables");
    const out = join(folder, "out");
    mkdirSync(tables);
    for (const name of ["a", "b"]) writeFileSync(join(tables, `${name}.csv`), series(90, 7, 0.1));
    const words = ["suite", tables, ...tiny, "--out", out];
    expect((await gradus(words)).status).toBe(0);
    const files = () => ["suite.json", "suite.html"].map((name) => readFileSync(join(out, name), "utf8"));
    const before = files();
    const other = await gradus([...words, "--epochs", "3"]);
    expect(other.status).toBe(2);
    expect(other.stderr).toMatch(
      /^gradus: suite: none of the 2 studies in .* can be run as they are asked for now, and its page is left as it was. The first one: .*--epochs.*\n$/m,
    );
    expect(other.stderr).not.toContain("a: ");
    expect(files()).toEqual(before);

    writeFileSync(join(tables, "b.csv"), series(91, 7, 0.1));
    const grown = await gradus(words);
    expect(grown.status, grown.stderr).toBe(0);
    expect(grown.stderr).toContain("b: inconclusive, as measured before; not run again: ");
    const [a, b] = suiteIn(out).studies;
    expect([a!.state, a!.reason, b!.state]).toEqual(["done", null, "done"]);
    expect(b!.reason).toMatchObject({ kind: "said", words: expect.stringContaining("the number of rows of the data") });
    expect(readFileSync(join(out, "suite.html"), "utf8")).toContain("Measured before, otherwise than asked for now");
  });

  test("--dry-run says what each would run, and writes nothing", async () => {
    const folder = scratch();
    const table = join(folder, "shops.csv");
    const [, ...one] = series(80, 7, 0.1).trim().split("\n");
    const rows = ["x/1", "y"].flatMap((shop) => one.map((line) => `${shop},${line}`));
    writeFileSync(table, `shop,day,y\n${rows.join("\n")}\nz,2020-01-01,1\n`);
    const words = ["suite", table, "--by", "shop", ...tiny, "--out", join(folder, "out"), "--dry-run"];
    const { status, stdout, stderr } = await gradus(words);
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(
      /Study +Rows +Training runs +To do +Time\nx\/1 +80 +\d+ +\d+ +\d+ s\ny +80 .*\nz +not run\n\n2 studies, \d+ training runs to do: about \d+ s/,
    );
    expect(stderr).toMatch(/^z: not run: /m);
    expect(readdirSync(folder)).toEqual(["shops.csv"]);
    const figures = JSON.parse((await gradus([...words, "--json"])).stdout);
    expect(figures[0]).toMatchObject({ name: "x/1", folder: "x-1", plan: { rows: 80, done: 0 }, reason: null });
  });

  test("flags of entries that no study has are refused with file, line and entry before anything runs, by --dry-run too", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "a.csv"), series(80, 7, 0.1));
    const [file, out] = [join(folder, "s.json"), join(folder, "out")];
    const flags = [["--help"], ["--nope"], ["--hidden"], ["extra.csv"]];
    writeFileSync(
      file,
      `{"studies": ["a.csv",\n${flags.map((words) => JSON.stringify({ file: "a.csv", flags: words })).join(",\n")}]}`,
    );
    for (const more of [[], ["--dry-run"]]) {
      const { status, stdout, stderr } = await gradus(["suite", file, ...tiny, "--out", out, ...more]);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr.trim().split("\n")).toEqual([
        `gradus: ${file}:2: studies[1] ("a"): --help is no flag of a study: nothing would run. Leave it out.`,
        `gradus: ${file}:3: studies[2] ("a"): unknown option --nope. gradus help poc lists them.`,
        `gradus: ${file}:4: studies[3] ("a"): option --hidden: argument missing. Give its value behind it.`,
        `gradus: ${file}:5: studies[4] ("a"): "extra.csv" is no flag, and a study has one file. Leave it out, or make it an entry of its own.`,
      ]);
      expect(existsSync(out)).toBe(false);
    }
  });

  test.each([
    [["nowhere"], /must be given a folder of tables, or a suite file, that is there, got "nowhere"/],
    [["samples", "--open"], /--open goes with one study, got a suite/],
    [
      ["samples", "--queue", "postgres://ann:s3cret-word@127.0.0.1:1/lab"],
      /--queue must be the address of a PostgreSQL server that answers/,
    ],
    [["samples", "--epochs", "many"], /--epochs must be a whole number >= 1, got "many"/],
    [["samples", "--sigma", "tuned", "--methods", "sgd,adam"], /--sigma tuned has no effect/],
    [["samples/seattle-weather.csv"], /must be given a folder, or a suite file/],
    [
      ["samples/seattle-weather.csv", "--by", "wether"],
      /--by must be a column of samples\/seattle-weather.csv, got "wether".*weather/,
    ],
    [["docs"], /the folder must hold tables/],
  ])("refuses %j", async (words, message) => {
    const out = scratch();
    const { status, stdout, stderr } = await gradus(["suite", ...words, "--out", out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    const lines = stderr
      .trim()
      .split("\n")
      .filter((line) => !/does not answer yet: .* It is waited for/.test(line));
    expect(lines).toHaveLength(1);
    expect(stdout + stderr).not.toContain("s3cret");
    expect(existsSync(join(out, "suite.json"))).toBe(false);
  });
});
