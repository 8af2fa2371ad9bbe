import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAddress } from "../../../src/node/queue/address.js";
import { ensureQueue } from "../../../src/node/queue/database/open-queue.js";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, resultOf, running, saying } from "./processes.js";

const poc = (out: string, ...more: readonly string[]) => [
  "poc",
  sample,
  ...small,
  "--workers",
  "1",
  "--out",
  out,
  ...more,
];

async function ended(one: Running): Promise<string> {
  one.process.kill("SIGTERM");
  return `${await one.ended}`;
}

/** All files of a folder as one text. */
function written(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1")).join("\n");
}

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  const folder = scratch();
  const whole = join(folder, "whole");
  beforeAll(async () => {
    server = await startPostgres();
    await ensureQueue(parseAddress(server.address), () => {}); // makes the tables
    const here = await gradus(poc(whole, "--queue", "none"), { env: { GRADUS_QUEUE: "postgres://no.one/knows" } });
    expect(`${here.status} ${here.stderr}`).toMatch(/^0 (?!.*Queue)/s);
  });
  afterAll(() => server.stop());
  const onQueue = (out: string, ...more: readonly string[]) =>
    gradus(poc(out, ...more), { env: { GRADUS_QUEUE: server.address } });

  test("without a worker the command trains itself, to the bits of a local run on one thread", async () => {
    const out = join(folder, "alone");
    const { status, stderr } = await onQueue(out);
    expect(status).toBe(0);
    expect(stderr).toMatch(/Queue at 127\.0\.0\.1:\d+\/lab, of GRADUS_QUEUE\. Without it: --queue none/);
    expect(stderr).toContain("Queue: No worker is there: this program trains, on 1 thread.");
    expect(resultOf(out)).toEqual(resultOf(whole));
  });

  test("two workers share a study, data in a shared folder; its record names their machine, engine and step cost", async () => {
    const out = join(folder, "two");
    const shared = join(folder, "shared");
    const workers = [1, 2].map(() => running(["worker", "--concurrency", "1", "--queue-data", shared], server.address));
    await Promise.all(workers.map((one) => saying(one, /Ctrl-C ends it/)));
    await pause(500);
    const { status, stderr } = await onQueue(out, "--queue-data", shared);
    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stderr).toContain("Queue: 2 workers take the trials, 2 at once.");
    expect(resultOf(out)).toEqual(resultOf(whole));
    expect(readdirSync(shared)).toEqual([]); // put there, and removed with the study
    const { trials } = JSON.parse(readFileSync(join(out, "study.json"), "utf8"));
    for (const { ranOn } of trials) {
      expect(ranOn).toMatchObject({ machine: expect.any(String), engine: expect.stringMatching(/^wasm-/) });
      expect(ranOn.secondsPerStep).toBeGreaterThan(0);
    }
    const { stdout } = await gradus(["workers", "--queue", server.address, "--metrics"]);
    const done = [...stdout.matchAll(/gradus_worker_trials_done_total\{.*\} (\d+)/g)].map(([, count]) => Number(count));
    expect(done).toHaveLength(2);
    expect(done.reduce((a, b) => a + b)).toBe(trials.length);
    expect(Math.min(...done)).toBeGreaterThan(0);
    expect(await Promise.all(workers.map(ended))).toEqual(["0", "0"]);
    expect((await gradus(["workers", "--queue", server.address])).stdout).toContain("0 workers, 0 studies");
  });

  test("the password is in no file, no message and no list of what waits", async () => {
    const out = join(folder, "secret");
    const { status, stdout, stderr } = await gradus(poc(out, "--queue", server.address), { env: { GRADUS_QUEUE: "" } });
    expect(status).toBe(0);
    const wrong = server.address.replace("@127.0.0.1", "x@127.0.0.1");
    const refused = await gradus(poc(join(folder, "refused"), "--queue", wrong));
    const misspelt = await gradus(["worker", `--quue=${server.address}`]);
    const list = await gradus(["workers", "--json", "--queue", server.address]);
    const all = [stdout, stderr, written(out), refused.stderr, misspelt.stderr, list.stdout + list.stderr].join("\n");
    for (const form of ["s3cr@t", "s3cr%40t", "p%C3%A4ss"])
      expect(`${form}: ${all.includes(form)}`).toBe(`${form}: false`);
    expect(refused.stderr).toMatch(
      /gradus: --queue must name a user and the password by which the server lets them in, here ann/,
    );
    const { words } = JSON.parse(readFileSync(join(out, "run", "command.json"), "utf8"));
    expect(words.slice(-2)).toEqual(["--queue", `postgres://ann@127.0.0.1:${server.port}/lab`]);
  });

  test("a study that is stopped keeps its checkpoints and leaves the queue empty; it goes on without the queue to the same bits", async () => {
    const out = join(folder, "stopped");
    const long = ["--epochs", "60", "--hidden", "16", "--checkpoint-seconds", "0.1"];
    const reference = join(folder, "stopped-whole");
    expect((await gradus(poc(reference, ...long), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    const worker = running(["worker", "--concurrency", "2"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    const study = running(poc(out, ...long), server.address);
    await saying(study, /workers? takes? the trials|epoch|runs done/);
    await pause(1500);
    study.process.kill("SIGINT");
    expect(await study.ended).toBe(130);
    expect(
      server.sql(
        "SELECT (SELECT count(*) FROM gradus.runs) + (SELECT count(*) FROM gradus.trials) + (SELECT count(*) FROM gradus.data)",
      ),
    ).toBe("0");
    expect((await gradus(poc(out, ...long), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    expect(resultOf(out)).toEqual(resultOf(reference));
    expect(await ended(worker)).toBe("0");
  });

  test("a program that is killed leaves its trials to the workers, and the same command fetches the results: none runs twice", async () => {
    const out = join(folder, "killed");
    const worker = running(["worker", "--concurrency", "1"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    const first = running(poc(out), server.address);
    await saying(first, /Queue: 1 worker takes/);
    first.process.kill("SIGKILL");
    await first.ended;
    for (
      let tries = 0;
      tries < 200 && server.sql("SELECT count(*) FROM gradus.trials WHERE state <> 'done'") !== "0";
      tries++
    )
      await pause(100);
    const { status } = await onQueue(out);
    expect(status).toBe(0);
    expect(resultOf(out)).toEqual(resultOf(whole));
    const done = Number(server.sql("SELECT sum(done) FROM gradus.workers WHERE pid = " + worker.process.pid));
    expect(done).toBeLessThanOrEqual(JSON.parse(readFileSync(join(out, "study.json"), "utf8")).trials.length);
    for (let time = 0; time < 2; time++) worker.process.kill("SIGHUP"); // of the shell and of the system
    expect(`${await worker.ended} ${worker.said()}`).toMatch(/^0 /);
  });

  test("what a program left there that was killed after its last result goes with the same command, though nothing is left to train", async () => {
    const out = join(folder, "left");
    server.sql(`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$;
      CREATE TRIGGER killed BEFORE DELETE ON gradus.runs FOR EACH ROW EXECUTE FUNCTION killed()`);
    expect((await onQueue(out)).status).toBe(0);
    server.sql("DROP FUNCTION killed CASCADE");
    const left = () => server.sql("SELECT (SELECT count(*) FROM gradus.runs), (SELECT count(*) FROM gradus.data)");
    expect(left()).toMatch(/^1\|[1-9]/);
    expect((await onQueue(out)).status).toBe(0);
    expect(left()).toBe("0|0");
    expect(resultOf(out)).toEqual(resultOf(whole));
  });

  test("while the database is away nothing is lost, and the command says so once it goes and once it is back", async () => {
    const out = join(folder, "away");
    const study = running(poc(out, "--epochs", "40"), server.address);
    await saying(study, /Queue: No worker/);
    await pause(700);
    await server.kill();
    await pause(4000);
    await server.start();
    expect(await study.ended).toBe(0);
    expect(study.said()).toMatch(/The queue at 127\.0\.0\.1:\d+\/lab is away: .*Nothing is lost/);
    expect(study.said()).toMatch(/is back\./);
  });

  test("a worker of another version takes nothing, and the command and the list say so", async () => {
    server.sql(`INSERT INTO gradus.workers (worker, queue, host, pid, cpu, node, gradus, engine, bits, concurrency, lost_after, seen)
      VALUES ('old', 'gradus-other', 'attic', 7, 'cpu', 'v20', '0.0.9', 'wasm-simd', '0123', 4, 1000, now() + interval '1 hour')`);
    const { stderr, status } = await onQueue(join(folder, "other"));
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /No worker is there: this program trains.*; 1 can take none of them, being of gradus 0\.0\.9 with engine wasm-simd \(0123\), where these need gradus \d/,
    );
    expect((await gradus(["workers", "--queue", server.address])).stdout).toContain("worker attic/7: 0 of 4 busy");
    server.sql("DELETE FROM gradus.workers");
  });

  test.each<[string, () => string, RegExp]>([
    [
      "an address of nobody",
      () => "postgres://ann:hidden@127.0.0.1:9/lab",
      /must be the address of a PostgreSQL server that answers, got "nothing answers there" from 127\.0\.0\.1:9\/lab\. Start it/,
    ],
    ["a host that is not known", () => "postgres://ann:hidden@none-such.invalid/lab", /must name a host that is known/],
    [
      "a database that is not there",
      () => server.address.replace("/lab", "/bal"),
      /must name a database that is there, got .* Create it: createdb bal\./,
    ],
    [
      "TLS of a server without it",
      () => `${server.address}?sslmode=require`,
      /must ask for TLS only of a server that has it/,
    ],
    [
      "no address",
      () => "localhost:5432",
      /must be the address of a PostgreSQL server, postgres:\/\/\.\.\., got "localhost:5432"/,
    ],
    [
      "a user without rights",
      () => {
        server.sql("CREATE ROLE guest LOGIN PASSWORD 'hidden'");
        server.sql("CREATE DATABASE closed");
        return server.address.replace(/ann:[^@]*@/, "guest:hidden@").replace("/lab", "/closed");
      },
      /must be of a user who may create schemas.* GRANT CREATE ON DATABASE closed TO guest;/,
    ],
  ])("%s is told in one line", async (_what, address, words) => {
    const { status, stderr } = await gradus(["worker", "--queue", address()]);
    const [last, ...before] = stderr.trim().split("\n").reverse();
    expect(last).toMatch(words);
    for (const line of before)
      expect(line).toMatch(/^The queue at \S+ does not answer yet: .* It is waited for, 15 s at most\.$/);
    expect(before.length).toBeLessThan(2);
    expect(stderr).not.toContain("hidden");
    expect(status).toBe(2);
  });

  test("tables of another version are left alone, and told in one line", async () => {
    server.sql("UPDATE gradus.version SET version = 7");
    const { status, stderr } = await gradus(["worker", "--queue", server.address]);
    server.sql("UPDATE gradus.version SET version = 3");
    expect(stderr).toMatch(/whose schema gradus is of version 3, got 7 at/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
  });

  test("a worker whose process is stopped and goes on finds its trial taken over, and nothing comes twice", async () => {
    const out = join(folder, "slept");
    const worker = running(["worker", "--concurrency", "1", "--lost-after", "1"], server.address);
    await saying(worker, /Ctrl-C ends it/);
    const study = running(poc(out, "--epochs", "40", "--lost-after", "1"), server.address);
    await saying(study, /runs done/);
    for (;;) {
      worker.process.kill("SIGSTOP");
      if (server.sql("SELECT count(*) FROM gradus.trials WHERE state = 'running'") === "1") break;
      worker.process.kill("SIGCONT"); // it was between two trials
      await pause(50);
    }
    expect(await study.ended).toBe(0);
    expect(server.sql(`SELECT failed FROM gradus.workers WHERE pid = ${worker.process.pid}`)).toBe("1"); // with its worker
    worker.process.kill("SIGCONT");
    const reference = join(folder, "slept-whole");
    expect((await gradus(poc(reference, "--epochs", "40"), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
    expect(resultOf(out)).toEqual(resultOf(reference));
    expect(await ended(worker)).toBe("0");
  });
});

test("a worker without an address says where it goes", async () => {
  const { status, stderr } = await gradus(["worker"], { env: { GRADUS_QUEUE: "" } });
  expect(stderr).toBe(
    "gradus: --queue must be the address of a PostgreSQL server, got none. Give e.g. --queue postgres://user@host/database, or set GRADUS_QUEUE.\n",
  );
  expect(status).toBe(2);
});
