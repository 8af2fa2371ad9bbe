import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, resultOf, running, saying } from "./processes.js";

/** The long form, as in faults.test.ts. */
const SECONDS_AWAY = Number(process.env["GRADUS_FAULTS"] ?? 6) >= 30 ? 70 : 5;
const HOUR = 3_600_000;
const MEBIBYTE = 1 << 20;

const poc = (out: string) => ["poc", sample, ...small, "--epochs", "60", "--workers", "1", "--out", out];

/** A module that moves the clock that Node.js programs read. */
const clockMovedBy = (milliseconds: number) =>
  `--import data:text/javascript,${encodeURIComponent(
    `const now = Date.now; globalThis.Date = class extends Date { constructor(...given) { given.length === 0 ? super(now() + ${milliseconds}) : super(...given); } static now() { return now() + ${milliseconds}; } };`,
  )}`;

describe.skipIf(noServer !== null)("with a server", () => {
  const folder = scratch();
  const whole = join(folder, "whole");
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
    expect((await gradus(poc(whole), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
  }, 60_000);
  afterAll(() => server.stop());

  /** A worker that has begun; it ends with the test. */
  async function worker(address: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
    const one = running(["worker", "--concurrency", "1", "--lost-after", "2"], address, env);
    onTestFinished(async () => {
      one.process.kill("SIGTERM");
      await one.ended;
    });
    await saying(one, /Ctrl-C ends it/);
    return one;
  }

  test(`a database that is away for ${SECONDS_AWAY} s is waited for, by the program and by its workers`, {
    timeout: 120_000 + 1000 * SECONDS_AWAY,
  }, async () => {
    const out = join(folder, "away");
    const workers = [await worker(server.address), await worker(server.address)];
    const study = running(poc(out), server.address);
    await saying(study, /Queue: 2 workers take/);
    await pause(1000);
    await server.kill();
    await pause(1000 * SECONDS_AWAY);
    await server.start();
    expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    for (const one of [study, ...workers]) expect(one.said()).toMatch(/is away: .*Nothing is lost.*is back\./s);
    expect(study.said()).not.toMatch(/set aside/);
    expect(resultOf(out)).toEqual(resultOf(whole));
  });

  test("two studies whose only worker is gone train themselves, and neither waits for the other", {
    timeout: 120_000,
  }, async () => {
    const one = await worker(server.address);
    const studies = ["first", "second"].map((name) => running(poc(join(folder, name)), server.address));
    await Promise.all(studies.map((study) => saying(study, /Queue: 1 worker takes/)));
    one.process.kill("SIGKILL");
    for (const study of studies) expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    for (const study of studies)
      expect(study.said().match(/Queue: \d+ workers? takes?/g)).toEqual(["Queue: 1 worker takes"]);
    for (const name of ["first", "second"]) expect(resultOf(join(folder, name))).toEqual(resultOf(whole));
  });

  test("a worker whose trial hangs leaves when it is told to, and the trial is trained elsewhere", {
    timeout: 120_000,
  }, async () => {
    const hangs =
      'import { isMainThread, parentPort } from "node:worker_threads"; if (!isMainThread) parentPort.on("message", ({ kind }) => { if (kind === "run") for (;;); });';
    const one = await worker(server.address, {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hangs)}`,
    });
    const study = running(poc(join(folder, "hangs")), server.address);
    await saying(study, /Queue: 1 worker takes/);
    await expect.poll(() => server.sql("SELECT count(*) FROM gradus.trials WHERE state = 'running'")).toBe("1");
    server.sql("UPDATE gradus.trials SET heard = heard - interval '11 minutes' WHERE state = 'running'");
    const words = /^.*\S+ on worker \S+\/\d+ has told of no epoch .* for 11 min, since .* UTC, .* may hang\./m;
    await saying(study, words);
    expect((await gradus(["workers", "--queue", server.address])).stdout).toMatch(words);
    const began = performance.now();
    one.process.kill("SIGTERM");
    expect(await one.ended, one.said()).not.toBe(null);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    expect(resultOf(join(folder, "hangs"))).toEqual(resultOf(whole));
    expect(study.said().match(/may hang/g)).toHaveLength(1);
  });

  test("a trial that gets on is heard of, by its epochs, and named to nobody", { timeout: 120_000 }, async () => {
    const one = await worker(server.address);
    const study = running([...poc(join(folder, "slow")), "--epochs", "2000"], server.address);
    await saying(study, /Queue: 1 worker takes/);
    const underWay = () => server.sql("SELECT trial || attempt FROM gradus.trials WHERE state = 'running'");
    await expect.poll(underWay).not.toBe("");
    const first = underWay();
    server.sql("UPDATE gradus.trials SET heard = heard - interval '9 minutes' WHERE state = 'running'");
    const late = "SELECT count(*) FROM gradus.trials WHERE state = 'running' AND heard < now() - interval '1 minute'";
    await expect.poll(() => server.sql(late), { timeout: 20_000 }).toBe("0");
    expect(underWay()).toBe(first);
    for (const process of [study, one]) process.process.kill("SIGINT");
    await Promise.all([study.ended, one.ended]);
    expect(study.said()).not.toContain("may hang");
  });

  test("workers whose clocks are an hour fast and an hour slow give the same study, in times of a few seconds", {
    timeout: 120_000,
  }, async () => {
    const out = join(folder, "skewed");
    const began = performance.now();
    const workers = [HOUR, -HOUR].map((by) => worker(server.address, { NODE_OPTIONS: clockMovedBy(by) }));
    await Promise.all(workers);
    const study = running(poc(out), server.address);
    expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    expect(study.said()).toContain("Queue: 2 workers take");
    expect(study.said()).not.toMatch(/lost|set aside/);
    expect(resultOf(out)).toEqual(resultOf(whole));
    const { trials } = JSON.parse(readFileSync(join(out, "study.json"), "utf8"));
    const most = (performance.now() - began) / 1000;
    for (const { secondsTotal } of trials) {
      expect(secondsTotal).toBeGreaterThan(0);
      expect(secondsTotal).toBeLessThan(most);
    }
    // A beat may be as late as these two seconds without a word.
    const listed = async () => (await gradus(["workers", "--queue", server.address])).stdout;
    await expect.poll(listed, { timeout: 20_000 }).toMatch(/2 workers, 0 studies/);
  });

  test("workers that start at once make the tables of an empty database once", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 2; round++) {
      server.sql("DROP SCHEMA gradus CASCADE");
      server.sql("DROP SCHEMA gradus_boss CASCADE");
      await Promise.all([1, 2, 3, 4].map(() => worker(server.address)));
    }
  });

  test("a worker that is given before its server is there waits for it, and says so", { timeout: 60_000 }, async () => {
    await server.kill();
    const one = running(["worker", "--concurrency", "1"], server.address);
    await saying(one, /does not answer yet: nothing answers there\. It is waited for, 15 s at most/);
    await pause(5000);
    await server.start();
    await saying(one, /is back\..*Ctrl-C ends it/s);
    one.process.kill("SIGTERM");
    expect(await one.ended).toBe(0);
  });

  test.skipIf(!canMount())(
    `a disk of the database that is full is told, and the study goes on when it has room${canMount() ? "" : ": skipped, this user may not mount a small disk"}`,
    { timeout: 180_000 },
    async () => {
      const disk = join(folder, "disk");
      mkdirSync(disk);
      chmodSync(folder, 0o755); // the server's user is another
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=120m", "gradus-test", disk]);
      chmodSync(disk, 0o755);
      const cramped = await startPostgres(disk);
      onTestFinished(async () => {
        await cramped.stop();
        execFileSync("umount", [disk]);
      });
      const out = join(folder, "full");
      const one = await worker(cramped.address);
      const study = running([...poc(out), "--checkpoint-seconds", "0.1"], cramped.address);
      await saying(study, /Queue: 1 worker takes/);
      await pause(500);
      const ballast = join(disk, "ballast");
      fill(ballast);
      await Promise.any([study, one].map((each) => saying(each, /is away: /)));
      await pause(2000);
      rmSync(ballast);
      if (!cramped.isRunning()) await cramped.start(); // a full disk of its log ends PostgreSQL itself
      expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
      expect(study.said()).not.toMatch(/set aside/);
      expect(resultOf(out)).toEqual(resultOf(whole));
    },
  );
});

function canMount(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}

/** Writes until the disk has no room. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (const piece of [new Uint8Array(MEBIBYTE), new Uint8Array(512)]) {
    try {
      for (;;) writeSync(file, piece);
    } catch {
      // full for pieces of this size
    }
  }
  closeSync(file);
}
