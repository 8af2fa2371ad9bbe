import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readTable } from "./read-table.js";

// About ten seconds of one core, so only when asked: GRADUS_LARGE=1 npx vitest run src/node/read/memory
it.skipIf(!process.env["GRADUS_LARGE"])(
  "reads a CSV of 1,000,000 rows and 8 columns within 1 GB of memory, this test program included",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "gradus-memory-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "million.csv");
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const connection = await (
      await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "200MB" })
    ).connect();
    const numbers = Array.from({ length: 7 }, (_, k) => `round(sin(k * ${k + 1} / 1000.0) * 10, 5) AS c${k}`);
    await connection.run(
      `COPY (SELECT TIMESTAMP '2000-01-01' + k * INTERVAL 1 MINUTE AS timestamp, ${numbers.join(", ")} FROM range(1000000) AS r(k))
     TO '${file}' (FORMAT csv)`,
    );
    connection.closeSync();
    const { series } = await readTable(file);
    expect(series.rows).toBe(1_000_000);
    expect(series.columns).toHaveLength(7);
    expect(series.time).toMatchObject({ step: 60_000, gaps: 0 });
    const megabytes = process.resourceUsage().maxRSS / 1024;
    expect(megabytes).toBeLessThan(1000);
  },
);
