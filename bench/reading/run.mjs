// Processor time of reading and profiling 1,000,000 rows of 8 columns, beside what DuckDB alone takes for the same file.
//   npm run build && npm run bench:reading      [-- --rows 1000000] [--rounds 5]

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { readTable } from "../../dist/entry/node.js";
import { session } from "../headline/session.mjs";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, rounds: { type: "string", default: "5" } },
});
const folder = await mkdtemp(join(tmpdir(), "gradus-reading-"));
const file = join(folder, "table.csv");

/** Times a minute apart and seven columns of 53-bit fractions, the slowest numbers there are to read. */
async function write() {
  const stream = createWriteStream(file);
  stream.write("date,a,b,c,d,e,f,g\n");
  let state = 1n;
  const next = () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return (Number(state >> 11n) / 2 ** 53) * 100;
  };
  for (let row = 0; row < Number(values.rows); row++) {
    const time = new Date(Date.UTC(2000, 0, 1) + row * 60_000).toISOString().slice(0, 19).replace("T", " ");
    if (!stream.write(`${[time, ...Array.from({ length: 7 }, next)].join()}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

async function seconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function duckdb(...queries) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  for (const query of queries) (await connection.runAndReadAll(query)).getRows();
  connection.closeSync();
  instance.closeSync();
}

const LOAD = `CREATE TABLE t AS SELECT * FROM read_csv('${file}')`;
const SIDES = {
  "gradus, read and profiled": () => readTable(file, { target: ["a"] }),
  "DuckDB, loaded and summarized": () => duckdb(LOAD, "SUMMARIZE t"),
  "DuckDB, loaded": () => duckdb(LOAD),
};

try {
  await write();
  const taken = new Map(Object.keys(SIDES).map((name) => [name, []]));
  for (let round = -1; round < Number(values.rounds); round++) {
    for (const [name, work] of Object.entries(SIDES)) {
      const time = await seconds(work);
      if (round >= 0) taken.get(name).push(time); // the first round warms up
    }
  }
  const { date, cpu, cores, node, gradus, commit } = session();
  console.log(
    `${values.rows} rows of 8 columns, seconds of processor time, ${values.rounds} rounds: median (least to most)`,
  );
  for (const [name, times] of taken) {
    const sorted = times.sort((a, b) => a - b);
    console.log(
      `  ${name.padEnd(30)} ${sorted[sorted.length >> 1].toFixed(2)} (${sorted[0].toFixed(2)} to ${sorted.at(-1).toFixed(2)})`,
    );
  }
  console.log(`${date}, ${cpu}, ${cores} cores, Node.js ${node}, gradus ${gradus} (${commit})`);
} finally {
  await rm(folder, { recursive: true });
}
