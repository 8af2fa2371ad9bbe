import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradus, sample, scratch } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { resultOf, running } from "./processes.js";

/** Runs of about a second. */
const slow = [
  ...["--target", "temp_max", "--window", "16", "--hidden", "24", "--batch-sizes", "32", "--epochs", "60"],
  ...["--seeds", "2", "--tuning-trials", "1", "--methods", "sgd,adam,diffusion", "--optimizer", "adam"],
  ...["--workers", "1", "--checkpoint-seconds", "0.1"],
];

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("trials that a program stopped, and did not fetch before it was killed, are trained by the same command: none is missing", async () => {
    const folder = scratch();
    const [whole, out] = [join(folder, "whole"), join(folder, "killed")];
    expect((await gradus(["poc", sample, ...slow, "--out", whole], { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    const command = ["poc", sample, ...slow, "--lost-after", "2", "--out", out];
    const first = running(command, server.address);
    const trials = (state: string) =>
      Number(server.sql(`SELECT count(*) FROM gradus.trials WHERE state = '${state}'`).trim());
    await expect.poll(() => hasTables(server) && trials("running") > 0 && trials("waiting") > 0).toBe(true);
    first.process.kill("SIGKILL");
    await first.ended;
    // As a stop leaves them that has no time to end.
    server.sql(`DELETE FROM gradus_boss.job WHERE id IN (SELECT job FROM gradus.trials WHERE state = 'waiting');
      UPDATE gradus.trials SET state = 'stopped', ended = nextval('gradus.ended') WHERE state = 'waiting';
      UPDATE gradus.trials SET state = 'stopping' WHERE state = 'running'`);
    expect([trials("stopped") > 0, trials("stopping") > 0]).toEqual([true, true]);
    const again = running(command, server.address);
    expect(`${await again.ended} ${again.said()}`).toMatch(/^0 (?!.*budget)/s);
    expect(resultOf(out)).toEqual(resultOf(whole));
  });
});

function hasTables(server: TestServer): boolean {
  return server.sql("SELECT to_regclass('gradus.trials') IS NOT NULL").trim() === "t";
}
