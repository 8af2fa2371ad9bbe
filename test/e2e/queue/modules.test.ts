import { fileURLToPath } from "node:url";
import { queueExecutor } from "gradus/node";
import { inlineExecutor } from "gradus/study";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { gradus } from "../command.js";
import { errors, kernels, now, study, toys } from "../members/toy-study.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { running, saying } from "./processes.js";

const broken = fileURLToPath(new URL("../members/broken.js", import.meta.url));

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("a user's members run on a worker that names their module, to the bits of one thread; one without it is told of", async () => {
    for (const args of [[], ["--module", fileURLToPath(toys)]]) {
      const worker = running(["worker", "--concurrency", "1", ...args], server.address);
      onTestFinished(() => void worker.process.kill("SIGKILL"));
      await saying(worker, /Ctrl-C ends it/);
    }
    const told: string[] = [];
    const executor = queueExecutor({
      ...{ address: server.address, name: "toys", kernels, modules: [toys], workers: 0 },
      tell: (note) => told.push(note),
    });
    try {
      const onQueue = await study(executor);
      expect(onQueue.trials.map(({ outcome }) => outcome)).toEqual(Array(11).fill("finished"));
      expect(errors(onQueue)).toEqual(errors(await study(inlineExecutor({ kernels, now }))));
      for (const { ranOn } of onQueue.trials) expect(ranOn!.engine).toMatch(/^wasm-simd and modules [0-9a-f]{8}$/);
    } finally {
      await executor.close();
    }
    expect(told.join("\n")).toMatch(
      /1 worker takes the trials, 1 at once; 1 can take none of them, being of gradus .* and modules /,
    );
  });

  test("a module that cannot be had is told by its name", async () => {
    const worker = await gradus(["worker", "--queue", server.address, "--module", broken]);
    expect(worker.stderr).toMatch(
      /^gradus: `--module` must load in every worker thread, got "file:.*broken\.js", which failed: no toys here\./,
    );
    expect(worker.status).toBe(2);
    const executor = queueExecutor({ address: server.address, name: "toys", kernels, modules: ["/none/such.js"] });
    await expect(study(executor)).rejects.toThrow(
      /`modules` must be files that can be read, got "file:\/\/\/none\/such\.js"/,
    );
    await executor.close();
  });
});
