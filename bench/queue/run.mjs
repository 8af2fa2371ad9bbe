// What a queue costs: `npm run bench:queue`, about ten minutes. Starts a PostgreSQL of its own and worker processes on this machine;
// rounds of all numbers of workers take turns. Writes bench/results/queue.md.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { randomStream } from "gradus";
import { createJiti } from "jiti";
import pg from "pg";
import { answerAll } from "./answer-all.mjs";
import { simulate } from "./simulate.mjs";
import { inlineSeconds, onQueue, specsOf } from "./work.mjs";

const root = join(import.meta.dirname, "..", "..");
const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
const TINY = number("BENCH_TINY", 10_000);
const REAL = number("BENCH_REAL", 200);
const MANY = number("BENCH_MANY", 100_000);
const ROUNDS = number("BENCH_ROUNDS", 1);
const WORKERS = [1, 2, 4, 8];
const cores = availableParallelism();
const say = (text) => process.stderr.write(`${text}\n`);

const { startPostgres } = await createJiti(import.meta.url).import("../../test/e2e/queue/postgres.ts");
const server = await startPostgres();
const began = loadavg()[0];

/** Runs the work while so many worker processes are there. */
async function withWorkers(count, work) {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [join(root, "bin", "gradus.js"), "worker", "--concurrency", "1"], {
      env: { ...process.env, GRADUS_QUEUE: server.address },
      stdio: ["ignore", "ignore", "pipe"],
    }),
  );
  await Promise.all(children.map((child) => new Promise((done) => child.stderr.once("data", done))));
  try {
    return await work();
  } finally {
    await Promise.all(
      children.map((child) => {
        child.kill("SIGTERM");
        return new Promise((done) => child.once("close", done));
      }),
    );
  }
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const fixed = (value, digits = 1) => value.toFixed(digits);

// Trials of .3 s on this machine.
const once = mean(await inlineSeconds("real", 5));
const epochs = Math.max(1, Math.round((40 * 0.35) / once));
const times = await inlineSeconds("real", 30, epochs);
const tinySeconds = mean(await inlineSeconds("tiny", 500));
say(`a tiny trial takes ${fixed(1000 * tinySeconds, 2)} ms, a real one ${fixed(1000 * mean(times), 0)} ms`);

const rows = [];
const alone = {};
for (let round = 0; round < ROUNDS; round++) {
  for (const [kind, count] of [
    ["real", REAL],
    ["tiny", TINY],
  ]) {
    for (const workers of WORKERS) {
      const specs = specsOf(kind, count, kind === "real" ? epochs : undefined);
      const { seconds, trained } = await withWorkers(workers, async () => {
        await onQueue(server.address, kind, specsOf(kind, 4 * workers, 1)); // the threads are there by then
        return onQueue(server.address, kind, specs);
      });
      const able = Math.min(workers, cores);
      if (workers <= cores) alone[kind] = trained / count; // beyond, a trial's clock counts that it waits for a core
      const work = count * alone[kind];
      rows.push({
        kind,
        workers,
        count,
        seconds,
        rate: count / seconds,
        overhead: (1000 * (seconds * able - work)) / count,
        ideal: work / able / seconds,
      });
      say(
        `${kind}, ${workers} workers: ${fixed(seconds)} s, overhead ${fixed(rows.at(-1).overhead, 2)} ms a trial, ${fixed(100 * rows.at(-1).ideal)} % of ideal`,
      );
    }
  }
}

// The coordinator alone, every trial answered at once.
const client = new pg.Client({ connectionString: server.address });
await client.connect();
await withWorkers(1, () => onQueue(server.address, "tiny", specsOf("tiny", 2)));
await client.query("CREATE TABLE bench_result (result bytea)");
const keeping = setInterval(
  () =>
    client
      .query("INSERT INTO bench_result SELECT result FROM gradus.trials WHERE result IS NOT NULL LIMIT 1")
      .catch(() => {}),
  5,
);
await withWorkers(1, () => onQueue(server.address, "tiny", specsOf("tiny", 50)));
clearInterval(keeping);
const stop = new AbortController();
const answering = answerAll(client, stop.signal);
const coordinator = await new Promise((done, fail) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "coordinator.mjs"), server.address, String(MANY)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (piece) => {
    text += piece;
  });
  child.once("close", (status) =>
    status === 0 ? done(JSON.parse(text)) : fail(new Error(`the coordinator ended with ${status}`)),
  );
});
stop.abort();
await answering;
await client.end();
await server.stop();
const collect = coordinator.seconds / coordinator.done;
const exchange = 1 / Math.max(...rows.filter(({ kind }) => kind === "tiny").map(({ rate }) => rate));
say(
  `${coordinator.done} trials: ${Math.round(coordinator.peak / 2 ** 20)} MiB, ${fixed(1000 * collect, 2)} ms a result`,
);

const stream = randomStream(1);
const shares = [0.35, 3, 30].map((seconds) => {
  const scaled = times.map((time) => (time * seconds) / mean(times));
  return {
    seconds,
    shares: [1, 10, 100, 300, 1000].map((workers) =>
      simulate({ workers, trials: 50 * workers, times: scaled, exchange, collect, random: () => stream.uniform() }),
    ),
  };
});

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const table = (kind) =>
  WORKERS.map((workers) => {
    const found = rows.filter((row) => row.kind === kind && row.workers === workers);
    const of = (name, digits) => fixed(median(found.map((row) => row[name])), digits);
    return `| ${workers} | ${of("seconds", 1)} | ${of("rate", 1)} | ${of("overhead", 2)} | ${fixed(100 * median(found.map(({ ideal }) => ideal)))} % |`;
  }).join("\n");
const HEAD = "| workers | seconds | trials a second | overhead a trial, ms | of ideal |\n|---|---|---|---|---|";
writeFileSync(
  join(root, "bench", "results", "queue.md"),
  `# What a queue costs

\`npm run bench:queue\`, ${new Date().toISOString().slice(0, 10)}: gradus ${version}, Node.js ${process.version}, PostgreSQL on the same machine, ${cpus()[0].model.trim()}, ${cores} cores,
load ${fixed(began)} before the bench began${began > 0.5 ? " (others worked on the machine meanwhile: read the figures as upper bounds of the cost)" : ""}; ${ROUNDS} ${ROUNDS === 1 ? "round" : "rounds, medians"}; seeds 1 and on. Workers are processes of one thread; the
coordinator and the database's processes are on the same cores. Ideal is as many trials at once as there are workers or cores, each as long as its training took by its own clock (with more
workers than cores: by that of the largest number that has a core each).
Overhead is what is left of the cores' time: (seconds x min(workers, cores) - training) / trials. A busy machine shows in two ways: a trial takes longer by its own clock, so that two workers may need as long as one did, and with more workers than cores the two
right columns say what else ran, not what the queue costs.

## ${REAL} trials of ${fixed(mean(times), 2)} s

${HEAD}
${table("real")}

## ${TINY} trials of ${fixed(1000 * tinySeconds, 2)} ms

${HEAD}
${table("tiny")}

## The coordinator alone

${coordinator.done} trials, each answered at once in place of workers: at most ${Math.round(coordinator.peak / 2 ** 20)} MiB resident, ${fixed(1000 * collect, 2)} ms a result.

## Up to a thousand workers, simulated

One exchange of a worker with the database at a time, of ${fixed(1000 * exchange, 2)} ms (the best rate above, all processes on ${cores} cores: a server of its own is faster), one
result at a time in the coordinator, of ${fixed(1000 * collect, 2)} ms; trial times drawn from ${times.length} recorded ones, scaled to the mean. Share of the ideal throughput:

| mean trial | 1 worker | 10 | 100 | 300 | 1000 |
|---|---|---|---|---|---|
${shares.map(({ seconds, shares }) => `| ${seconds} s | ${shares.map((share) => `${fixed(100 * share, 0)} %`).join(" | ")} |`).join("\n")}

The database limits first: ${fixed(1 / exchange, 0)} trials a second here, so about ${fixed(0.35 / exchange, 0)} workers with trials of .35 s, or ${fixed(30 / exchange, 0)} with trials of half a minute.
`,
);
