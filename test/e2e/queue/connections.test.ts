import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { running, saying } from "./processes.js";

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("a worker that waits holds three connections at most, however many trials it could run at once", async () => {
    const worker = running(["worker", "--concurrency", "16"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    await pause(13_000); // those of its start are given back after ten
    const held: number[] = [];
    for (let k = 0; k < 15; k++) {
      held.push(Number(server.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gradus'")));
      await pause(200);
    }
    worker.process.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(Math.min(...held)).toBeGreaterThan(0);
    expect(Math.max(...held)).toBeLessThanOrEqual(3);
  });
});
