import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSuite } from "../../../src/suite/record.js";
import { gradus, scratch } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";

const tiny = [
  ...["--window", "4", "--hidden", "3", "--batch-sizes", "32", "--epochs", "2", "--seeds", "1"],
  ...["--tuning-trials", "1", "--methods", "sgd,diffusion", "--workers", "1"],
];

/** Everything that lies below a folder, as one text. */
function textsIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}

describe.skipIf(noServer !== null)("a suite on a queue", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("tells the password nowhere, in no spelling, and knows its own options again", async () => {
    const folder = scratch();
    const tables = join(folder, "tables");
    mkdirSync(tables);
    const rows = Array.from(
      { length: 80 },
      (_, k) => `2020-01-01T${String(k % 24).padStart(2, "0")}:${String(k).padStart(2, "0")},${k % 7}`,
    );
    writeFileSync(join(tables, "a.csv"), `y\n${rows.map((row) => row.split(",")[1]).join("\n")}\n`);
    writeFileSync(join(tables, "broken.csv"), "y\n");
    const out = join(folder, "out");
    for (const words of [
      ["suite", tables, ...tiny, `--queue=${server.address}`, "--out", out],
      ["suite", tables, ...tiny, "--queue", server.address, "--out", join(folder, "apart")],
    ]) {
      const first = await gradus(words);
      expect(first.status, first.stderr).toBe(1); // one of its tables is broken
      const again = await gradus(words);
      expect(again.status, again.stderr).toBe(1);
      const place = words.at(-1)!;
      const said = [first, again].map(({ stdout, stderr }) => stdout + stderr).join("\n") + textsIn(place);
      for (const spelling of [server.password, encodeURIComponent(server.password), "s3cr"])
        expect(said).not.toContain(spelling);
      const { studies, command } = parseSuite(readFileSync(join(place, "suite.json"), "utf8"));
      expect(studies.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(["a done", "broken refused"]);
      expect(command).toContain("gradus suite");
    }
    const own = join(folder, "own.json"); // a queue is all studies' or none's
    const entry = { file: "tables/a.csv", flags: ["--queue", server.address] };
    writeFileSync(own, JSON.stringify({ studies: ["tables/broken.csv", entry] }));
    const refused = await gradus(["suite", own, ...tiny, "--out", join(folder, "listed")]);
    expect(`${refused.status} ${refused.stderr}`).toMatch(
      /^2 .*--queue is no flag of a study: give it to gradus suite/,
    );
    expect(refused.stderr).not.toContain("s3cr");
  });

  test.each([
    ["a password that is wrong", (own: TestServer) => own.address.replace(/:[^:@]*@/, ":wr0ng-word@"), /password/],
    [
      "a user without rights",
      (own: TestServer) => own.address.replace(/ann:[^@]*@/, "bob:wr0ng-word@"),
      /GRANT ann TO bob;/,
    ],
  ])("%s is told once, before anything runs", async (_, address, message) => {
    const isThere = server.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'bob'") === "1";
    if (!isThere) server.sql("CREATE ROLE bob LOGIN PASSWORD 'wr0ng-word'");
    const out = scratch();
    const words = ["suite", "samples", ...tiny, "--queue", address(server), "--out", out];
    const { status, stdout, stderr } = await gradus(words);
    expect(status, stderr).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stdout + stderr).not.toContain("wr0ng");
    expect(readdirSync(out)).toEqual([]);
  });
});
