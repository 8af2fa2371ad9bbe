import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sample, scratch } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { running, saying } from "./processes.js";

const LONG = [
  ...["--target", "temp_max", "--window", "16", "--hidden", "24", "--batch-sizes", "32", "--epochs", "60"],
  ...["--seeds", "40", "--tuning-trials", "1", "--methods", "sgd,diffusion", "--optimizer", "sgd", "--workers", "1"],
];

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("a program whose run another has taken while its connection was away leaves the other's results alone, and says who has it", async () => {
    const study = running(["poc", sample, ...LONG, "--out", join(scratch(), "study")], server.address);
    await saying(study, /[1-9]\d* of \d+ runs done/);
    const other = new pg.Client({ connectionString: server.address });
    await other.connect();
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()`,
    );
    await other.query("SELECT pg_advisory_lock(hashtextextended('gradus run ' || run, 0)) FROM gradus.runs");
    await other.query("UPDATE gradus.runs SET host = 'attic', pid = 7");
    await pause(3000); // what had been fetched before is removed
    const results = async () =>
      Number((await other.query("SELECT count(*) FROM gradus.trials WHERE ended > 0")).rows[0].count);
    const before = await results();
    expect(await study.ended).toBe(2);
    expect(study.said()).toMatch(/must be free of this very study, got one that process 7 of attic runs there/);
    expect(await results()).toBeGreaterThan(before);
    await other.end();
  });
});
