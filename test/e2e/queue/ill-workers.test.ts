import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, resultOf, running, saying } from "./processes.js";

const poc = (out: string) => ["poc", sample, ...small, "--epochs", "30", "--workers", "1", "--out", out];

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  const folder = scratch();
  const whole = join(folder, "whole");
  beforeAll(async () => {
    server = await startPostgres();
    expect((await gradus(poc(whole), { env: { GRADUS_QUEUE: "" } })).status).toBe(0);
  });
  afterAll(() => server.stop());

  function worker(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const one = running(args, server.address, env);
    onTestFinished(async () => {
      one.process.kill("SIGTERM"); // of a killed one the next test would hear for a while
      await one.ended;
    });
    return one;
  }

  test("workers that are ill, one without the data and one whose threads die, cost a study nothing beside one that is well", async () => {
    const out = join(folder, "ill");
    const dying = `import { isMainThread } from "node:worker_threads"; if (!isMainThread) throw new Error("ill");`;
    const hurried = ["worker", "--concurrency", "1", "--lost-after", "3"];
    const shared = ["--queue-data", join(folder, "shared")];
    const blind = worker(hurried);
    const ill = worker([...hurried, ...shared], {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(dying)}`,
    });
    const well = worker([...hurried, ...shared]);
    await Promise.all([blind, ill, well].map((one) => saying(one, /Ctrl-C ends it/)));
    const { status, stderr } = await gradus([...poc(out), ...shared], { env: { GRADUS_QUEUE: server.address } });
    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stderr).not.toMatch(/set aside/);
    expect(resultOf(out)).toEqual(resultOf(whole));
    expect(blind.said()).toMatch(
      /leaves the study \S+ to others, and looks for its data .* must be where this worker looks for it, got nothing in the database\./,
    );
    expect(ill.said()).toMatch(/failed: .*ill/);
  });

  test("a worker that is alone and whose threads die of the machine leaves with a status, and the study's own program trains", async () => {
    const out = join(folder, "none");
    const dying = `
      import { isMainThread } from "node:worker_threads";
      if (!isMainThread) throw Object.assign(new Error("no thread"), { code: "ERR_WORKER_INIT_FAILED" });`;
    const ill = worker(["worker", "--concurrency", "1", "--lost-after", "3"], {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(dying)}`,
    });
    await saying(ill, /Ctrl-C ends it/);
    const { status, stderr } = await gradus(poc(out), { env: { GRADUS_QUEUE: server.address } });
    expect(`${status} ${stderr}`).toMatch(
      /^0 .*Queue: \d+ workers? takes?.*Queue: No worker is there: this program trains/s,
    );
    expect(resultOf(out)).toEqual(resultOf(whole));
    expect(await ill.ended).toBe(2);
    expect(ill.said().trim().split("\n").at(-1)).toMatch(/^gradus: worker: this machine must be able to run trials/);
  });

  test("a limit on addresses that leaves room for one thread's engine trains there; a worker without that room says so in one line", async () => {
    const out = join(folder, "limited");
    const env = { GRADUS_QUEUE: server.address };
    const study = await gradus(poc(out), { env, addressMebibytes: 25 * 1024 });
    expect(`${study.status} ${study.stderr}`).toMatch(/^0 .*No worker is there: this program trains, on 1 thread/s);
    expect(resultOf(out)).toEqual(resultOf(whole));
    const { status, stderr } = await gradus(["worker", "--concurrency", "1"], { env, addressMebibytes: 13 * 1024 });
    expect(stderr).toMatch(/^gradus: worker: addresses must suffice for two threads .* got 13\.0 GiB.*\n$/);
    expect(status).toBe(2);
  });
});
