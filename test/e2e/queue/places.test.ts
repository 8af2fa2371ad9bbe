import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, resultOf, running, saying } from "./processes.js";

const poc = (out: string, ...more: readonly string[]) => [
  ...["poc", sample, ...small, "--epochs", "30", "--workers", "1", "--out", out],
  ...more,
];
/** Of another study. */
const other = ["--window", "9"];
const LEAVES = /leaves the study \S+ to others/g;

describe.skipIf(noServer !== null)("studies whose data lie in different places share a queue", () => {
  let server: TestServer;
  const folder = scratch();
  const shared = join(folder, "shared");
  const [whole, otherWhole] = [join(folder, "whole"), join(folder, "other-whole")];
  beforeAll(async () => {
    server = await startPostgres();
    const env = { GRADUS_QUEUE: "" };
    expect((await gradus(poc(whole), { env })).status).toBe(0);
    expect((await gradus(poc(otherWhole, ...other), { env })).status).toBe(0);
  });
  afterAll(() => server.stop());

  function begun(args: readonly string[]): Running {
    const one = running(args, server.address);
    onTestFinished(async () => {
      one.process.kill("SIGTERM"); // of a killed one the next test would hear for a while
      await one.ended;
    });
    return one;
  }
  async function workers(count: number, ...more: readonly string[]): Promise<Running[]> {
    const args = ["worker", "--concurrency", "1", "--lost-after", "3", ...more];
    const all = Array.from({ length: count }, () => begun(args));
    await Promise.all(all.map((one) => saying(one, /Ctrl-C ends it/)));
    await pause(500);
    return all;
  }
  async function left(all: readonly Running[]): Promise<(number | null)[]> {
    for (const one of all) one.process.kill("SIGTERM");
    return Promise.all(all.map((one) => one.ended));
  }

  test("workers without its folder leave a study to its own program, say so once, and go on serving another", async () => {
    const [a, b] = [join(folder, "a"), join(folder, "b")];
    const both = await workers(2);
    const first = begun(poc(a, "--queue-data", shared));
    await saying(first, /No worker is there: this program trains, on 1 thread; [12] cannot read its data/);
    const second = await gradus(poc(b, ...other), { env: { GRADUS_QUEUE: server.address } });
    expect(`${second.status} ${second.stderr}`).toMatch(/^0 .*Queue: 2 workers take the trials, 2 at once\./s);
    expect(second.stderr).not.toMatch(/No worker is there/);
    expect(`${await first.ended} ${first.said()}`).toMatch(/^0 /);
    expect(resultOf(a)).toEqual(resultOf(whole));
    expect(resultOf(b)).toEqual(resultOf(otherWhole));
    expect(await left(both)).toEqual([0, 0]);
    for (const one of both) expect(one.said().match(LEAVES)).toHaveLength(1);
  });

  test("a worker with a folder serves studies with and without one", async () => {
    const [a, b] = [join(folder, "a2"), join(folder, "b2")];
    const one = await workers(1, "--queue-data", shared);
    const studies = [begun(poc(a, "--queue-data", shared)), begun(poc(b, ...other))];
    for (const study of studies) expect(`${await study.ended} ${study.said()}`).toMatch(/^0 /);
    expect(resultOf(a)).toEqual(resultOf(whole));
    expect(resultOf(b)).toEqual(resultOf(otherWhole));
    expect(await left(one)).toEqual([0]);
    expect(one[0]!.said()).not.toMatch(LEAVES);
  });

  test("a study's own program survives the trials of another whose data it cannot read", async () => {
    const [a, b] = [join(folder, "a3"), join(folder, "b3")];
    const first = begun(poc(a, "--queue-data", shared, "--epochs", "600")); // there for as long as the other
    await saying(first, /this program trains/);
    const second = begun(poc(b, ...other));
    expect(`${await second.ended} ${second.said()}`).toMatch(/^0 .*leaves the study/s);
    expect(resultOf(b)).toEqual(resultOf(otherWhole));
    first.process.kill("SIGINT");
    expect(await first.ended).toBe(130);
  });
});
