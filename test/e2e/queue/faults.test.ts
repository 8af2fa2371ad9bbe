import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { randomStream } from "gradus";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradus, sample, scratch } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, resultOf, running } from "./processes.js";

/** `GRADUS_FAULTS=30 npx vitest run --project built test/e2e/queue/faults.test.ts` for the long form. */
const KILLS = Number(process.env["GRADUS_FAULTS"] ?? 6);
const SEED = Number(process.env["GRADUS_FAULTS_SEED"] ?? 1);

/** Runs of a second or two, kept ten times a second; who is silent for two seconds is lost. */
const slow = [
  ...["--target", "temp_max", "--window", "16", "--hidden", "24", "--batch-sizes", "32", "--epochs", "100"],
  ...["--seeds", "2", "--tuning-trials", "1", "--methods", "sgd,adam,diffusion", "--optimizer", "adam"],
  ...["--workers", "1", "--checkpoint-seconds", "0.1"],
];
/** What a command says that is given while the server is down for more than three seconds. */
const UNANSWERED = /must be the address of a PostgreSQL server that answers/;
const VICTIMS = ["worker", "coordinator", "server"] as const;

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test(`a study whose workers, program and database are killed at ${KILLS} random moments ends in the study and the models of a local run, byte for byte`, {
    timeout: 40_000 * KILLS + 120_000,
  }, async () => {
    const folder = scratch();
    const whole = join(folder, "whole");
    const local = await gradus(["poc", sample, ...slow, "--out", whole], { env: { GRADUS_QUEUE: "" } });
    expect(local.status).toBe(0);
    const expected = resultOf(whole);
    const stream = randomStream(SEED);
    const worker = () => running(["worker", "--concurrency", "1", "--lost-after", "2"], server.address);
    const workers = [worker(), worker()];
    const struck = { worker: 0, coordinator: 0, server: 0 };
    let kills = 0;
    for (let round = 0; kills < KILLS; round++) {
      const out = join(folder, `killed-${round}`);
      const command = ["poc", sample, ...slow, "--lost-after", "2", "--out", out];
      let study: Running = running(command, server.address);
      for (;;) {
        const milliseconds = 1000 + 3000 * stream.uniform();
        const status = await Promise.race([
          study.ended,
          pause(kills < KILLS ? milliseconds : 300_000, "moment" as const),
        ]);
        if (status === 2 && UNANSWERED.test(study.said())) {
          study = running(command, server.address); // it was given while the server was down
          continue;
        }
        if (status !== "moment") {
          expect(`${status} ${status === 0 ? "" : study.said()}`).toBe("0 ");
          break;
        }
        const victim = VICTIMS[stream.integer(3)]!;
        kills++;
        struck[victim]++;
        if (victim === "server") {
          await server.kill();
          await server.start();
        } else if (victim === "coordinator") {
          study.process.kill("SIGKILL");
          if ((await study.ended) === 0) break;
          study = running(command, server.address);
        } else {
          const k = stream.integer(2);
          workers[k]!.process.kill("SIGKILL");
          workers[k] = worker();
        }
      }
      expect(study.said()).not.toMatch(/set aside|of no use/);
      expect(resultOf(out)).toEqual(expected);
      expect(left(server)).toBe("0 0 0 0 0");
    }
    for (const one of workers) {
      one.process.kill("SIGTERM");
      const status = await one.ended;
      if (!UNANSWERED.test(one.said())) expect(`${status} ${one.said()}`).toMatch(/^0 /);
    }
    rmSync(folder, { recursive: true, force: true });
    if (KILLS >= 30) expect(Math.min(...Object.values(struck))).toBeGreaterThan(3);
  });
});

/** Studies, their data, trials, checkpoints and jobs that are left in the database. */
function left(server: TestServer): string {
  const tables = ["gradus.runs", "gradus.data", "gradus.trials", "gradus.checkpoints", "gradus_boss.job"];
  const where = (table: string) => (table === "gradus_boss.job" ? " WHERE name LIKE 'gradus-%'" : "");
  return server.sql(
    `SELECT concat_ws(' ', ${tables.map((table) => `(SELECT count(*) FROM ${table}${where(table)})`).join(", ")})`,
  );
}
