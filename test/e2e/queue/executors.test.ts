import { selectKernels } from "gradus";
import { queueExecutor, workerPool } from "gradus/node";
import { afterAll, beforeAll, describe } from "vitest";
import { executorSuite } from "../../../src/study/run/testing/executor-suite.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";

executorSuite("threads", {
  factory: () => workerPool({ workers: 2, engine: { engine: "reference" } }),
  failure: /none-such/,
});

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  executorSuite("queue", {
    factory: () =>
      queueExecutor({
        ...{ address: server.address, name: "suite", workers: 2, engine: { engine: "reference" } },
        kernels: () => selectKernels({ engine: "reference" }).kernels,
      }),
    end: (factory) => (factory as ReturnType<typeof queueExecutor>).close(),
    failure: null,
  });
});
