import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { resultOf, running, saying } from "./processes.js";

const poc = (out: string, ...more: string[]) => ["poc", sample, ...small, "--workers", "1", "--out", out, ...more];

describe.skipIf(noServer !== null)("with a server", () => {
  const folder = scratch();
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
    expect((await gradus(["workers", "--queue", server.address])).stdout).toContain("0 workers, 0 studies");
    expect(server.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'gradus%'")).toBe("0"); // a look makes nothing
  });
  afterAll(() => server.stop());

  /** The address for another user of this database. */
  function as(user: string, rights = ""): string {
    server.sql(`CREATE ROLE ${user} LOGIN PASSWORD 'hidden' ${rights}`);
    server.sql(`GRANT CREATE ON DATABASE lab TO ${user}`);
    return server.address.replace(/ann:[^@]*@/, `${user}:hidden@`);
  }

  /** Of a command that is to end by itself within some seconds: its last line, and all it said. */
  async function refusal(args: readonly string[], queue: string): Promise<{ line: string; status: number | null }> {
    const one = running(args, queue);
    const late = pause(30_000, "late" as const, { ref: false });
    const status = await Promise.race([one.ended, late]);
    if (status === "late") {
      one.process.kill("SIGKILL");
      throw new Error(`it did not end: ${one.said()}`);
    }
    expect(one.said()).not.toMatch(/unexpected failure|hidden|\n {4}at /);
    return { line: one.said().trim().split("\n").at(-1)!, status };
  }

  test("a password that is missing is told within seconds, by every command, and before a table is read", async () => {
    const bare = server.address.replace(/ann:[^@]*@/, "ann@");
    for (const args of [["worker"], ["workers"], poc(join(folder, "bare"), "--dry-run")]) {
      const began = performance.now();
      const { line, status } = await refusal(args, bare);
      expect(line).toMatch(
        /^gradus: GRADUS_QUEUE must name a user and the password .*, got "no password was given" from 127/,
      );
      expect(status).toBe(2);
      expect(performance.now() - began).toBeLessThan(8000);
    }
  });

  test("a study whose data cannot be put where they were to lie ends with its error, and holds nothing", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { line, status } = await refusal(
      poc(join(folder, "nowhere"), "--queue-data", join(file, "data")),
      server.address,
    );
    expect(line).toMatch(/^gradus: --queue-data/);
    expect(status).toBe(2);
    const connections = () =>
      server.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gradus' AND datname = 'lab'");
    await expect.poll(connections, { timeout: 5000 }).toBe("0");
  });

  test("users without rights on the tables are told whose rights they need, and work with them", async () => {
    await gradus(["worker", "--queue", server.address.replace("/lab", "/none")]);
    const owner = running(["worker", "--concurrency", "1"], server.address);
    await saying(owner, /Ctrl-C ends it/);
    owner.process.kill("SIGTERM");
    await owner.ended;
    const guest = as("guest");
    const { line } = await refusal(["worker"], guest);
    expect(line).toContain(
      "must be of the user who made the schemas gradus and gradus_boss, ann, or of one who has that user's rights",
    );
    expect(line).toMatch(/ Let ann or a superuser run: GRANT ann TO guest;$/);
    server.sql("GRANT ann TO guest");
    const worker = running(["worker", "--concurrency", "1"], guest);
    await saying(worker, /Ctrl-C ends it/);
    worker.process.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
  });

  test("a database that may only be read is told at the start; under way it is waited for", {
    timeout: 120_000,
  }, async () => {
    const reader = as("reader", "IN ROLE ann");
    server.sql("ALTER ROLE reader SET default_transaction_read_only = on");
    expect((await refusal(["worker"], reader)).line).toMatch(
      /GRADUS_QUEUE must be of a database that can be written, got "it can only be read just now" .* Give the address of the primary/,
    );
    const out = join(folder, "read-only");
    const worker = running(["worker", "--concurrency", "1"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    const study = running(poc(out, "--epochs", "60"), server.address);
    await saying(study, /Queue: 1 worker takes/);
    const only = (word: string) => {
      server.sql(`ALTER DATABASE lab SET default_transaction_read_only = ${word}`);
      server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gradus'");
    };
    only("on");
    await saying(study, /is away: it can only be read just now/);
    await pause(1500);
    server.sql("BEGIN READ WRITE; ALTER DATABASE lab RESET default_transaction_read_only; COMMIT");
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gradus'");
    expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    worker.process.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    const whole = join(folder, "read-only-whole");
    expect((await gradus(poc(whole, "--epochs", "60"), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    expect(resultOf(out)).toEqual(resultOf(whole));
  });

  test("too few connections are told with how many are needed; a hundred slots share eight", {
    timeout: 120_000,
  }, async () => {
    const few = as("few", "IN ROLE ann CONNECTION LIMIT 2");
    expect((await refusal(poc(join(folder, "few")), few)).line).toMatch(
      /must be of a server with room for \d more connections of this user, got "it has no connection left" .* Raise max_connections or the role's CONNECTION LIMIT/,
    );
    const many = running(["worker", "--concurrency", "100"], server.address);
    onTestFinished(() => void many.process.kill("SIGKILL"));
    await saying(many, /Ctrl-C ends it/);
    expect((await gradus(poc(join(folder, "many")), { env: { GRADUS_QUEUE: server.address } })).status).toBe(0);
    const used = Number(server.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gradus'"));
    expect(used).toBeLessThan(12);
    many.process.kill("SIGTERM");
    expect(await many.ended).toBe(0);
    expect(many.said()).not.toMatch(/Warning/);
  });

  test("a stop while the database is away ends worker and study within some ten seconds, and nothing is lost", {
    timeout: 120_000,
  }, async () => {
    const out = join(folder, "left");
    const long = poc(out, "--epochs", "120", "--checkpoint-seconds", "0.2");
    const worker = running(["worker", "--concurrency", "1"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    const study = running(long, server.address);
    await saying(study, /Queue: 1 worker takes/);
    await pause(1500);
    await server.kill();
    await saying(study, /is away: /);
    const began = performance.now();
    for (const one of [worker, study]) one.process.kill("SIGINT");
    expect(await study.ended).toBe(130);
    expect(await worker.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(25_000);
    expect(study.said()).toMatch(
      /The queue is away: what it holds of this study stays there, and the same command fetches it\./,
    );
    await server.start();
    expect((await gradus(long, { env: { GRADUS_QUEUE: server.address } })).status).toBe(0);
    const whole = join(folder, "left-whole");
    expect((await gradus(poc(whole, "--epochs", "120"), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    expect(resultOf(out)).toEqual(resultOf(whole));
  });

  test("TLS that is only preferred is done without where the server has none", async () => {
    const { stdout, status } = await gradus(["workers", "--queue", `${server.address}?sslmode=prefer`]);
    expect(`${status} ${stdout}`).toMatch(/^0 Queue at/);
  });

  test("tables of another pg-boss, or of another program, are told in one line and left alone", async () => {
    server.sql("UPDATE gradus_boss.version SET version = 99");
    expect((await refusal(["worker"], server.address)).line).toMatch(
      /whose schema gradus_boss is of version 24, as pg-boss 10 has it, got 99 at 127/,
    );
    server.sql("UPDATE gradus_boss.version SET version = 24");
    server.sql("ALTER TABLE gradus.version RENAME COLUMN version TO release");
    expect((await refusal(["worker"], server.address)).line).toMatch(
      /must be of a database whose schema gradus is that of this program, got another program's at .* Take another database\.$/,
    );
    server.sql("ALTER TABLE gradus.version RENAME COLUMN release TO version");
  });
});
