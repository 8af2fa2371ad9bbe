import { queueExecutor } from "gradus/node";
import { expect, onTestFinished, test } from "vitest";
import { kernels, study } from "../members/toy-study.js";
import { noServer, startPostgres } from "./postgres.js";

test.skipIf(noServer !== null)("a program is told what is wrong with its queue by its own options' names", async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const wrong = server.address.replace("/lab", "/bal");
  for (const [options, words] of [
    [{ address: wrong }, /^queueExecutor: `address` must name a database that is there/],
    [{ address: server.address, dataFolder: "/dev/null/data" }, /^queueExecutor: `dataFolder`: ".*" must be writable/],
  ] as const) {
    const executor = queueExecutor({ ...options, name: "toys", kernels });
    await expect(study(executor)).rejects.toThrow(words);
    await executor.close();
  }
});
