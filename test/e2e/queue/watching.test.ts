import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { hasChromium, launch, whySkipped } from "../../browser/chromium.js";
import { gradus, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";
import { type Running, running, saying } from "./processes.js";

/** The address that a command prints once it serves. */
async function addressOf(one: Running): Promise<string> {
  await saying(one, /^http\S+\n/);
  onTestFinished(() => void one.process.kill("SIGKILL"));
  return /^http\S+/.exec(one.said())![0];
}

describe.skipIf(noServer !== null)("with a server", () => {
  let server: TestServer;
  let worker: Running;
  const folder = scratch();
  beforeAll(async () => {
    server = await startPostgres();
    worker = running(["worker", "--concurrency", "2"], server.address);
    await saying(worker, /Ctrl-C ends it/);
  });
  afterAll(async () => {
    worker.process.kill("SIGKILL");
    await server.stop();
  });

  test("metrics are served to Prometheus as the queue is at the request; while the database is away with the reason", async () => {
    const address = await addressOf(running(["workers", "--metrics", "--listen", "0"], server.address));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const answer = await fetch(address);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await answer.text()).toMatch(/^gradus_worker_trials_at_once\{.*\} 2$/m);
    expect((await fetch(address.replace("/metrics", "/"))).status).toBe(404);
    expect((await fetch(address, { method: "POST" })).status).toBe(405);
    await server.kill();
    await expect.poll(async () => (await fetch(address)).status, { timeout: 15_000 }).toBe(503);
    const problem = await (await fetch(address)).text();
    expect(problem).toContain("GRADUS_QUEUE must be the address of a PostgreSQL server that answers");
    expect(problem).not.toContain("s3cr");
    await server.start();
    await expect.poll(async () => (await fetch(address)).status, { timeout: 15_000 }).toBe(200);
  });

  test("--listen says what is wrong with a port, and that it wants --metrics", async () => {
    const taken = new URL(await addressOf(running(["workers", "--metrics", "--listen", "0"], server.address))).port;
    const said = async (...args: string[]) =>
      (await gradus(["workers", "--queue", server.address, ...args])).stderr.trim();
    expect(await said("--metrics", "--listen", taken)).toMatch(
      /--listen must be a host of this machine and a port that is free, got "\d+": .* Choose another\./,
    );
    expect(await said("--listen", "0")).toContain('--listen has no effect without --metrics, got "0".');
    expect(await said("--metrics", "--listen", "70000")).toContain("--listen must be a port of 0 to 65535");
  });

  describe.skipIf(!hasChromium)(`the page in Chromium${whySkipped}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());

    async function open(args: readonly string[], queue: string, locale: string) {
      const address = await addressOf(running(["ui", folder, ...args], queue));
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale });
      onTestFinished(() => page.close());
      const complaints: string[] = [];
      page.on("pageerror", ({ message }) => complaints.push(message));
      await page.goto(address);
      return { page, complaints };
    }

    test("it shows who works and what waits as a study runs, and says when the database is away", async () => {
      const { page, complaints } = await open([], server.address, "en");
      await page.getByRole("link", { name: "Workers" }).click();
      await page.getByText("0 of 2 busy").waitFor();
      await page.getByText("No study is on the queue.").waitFor();
      const out = join(folder, "slow");
      const study = running(["poc", sample, ...small, "--epochs", "400", "--out", out], server.address);
      await page.getByRole("rowheader", { name: out }).waitFor();
      await page.getByText(/[12] of 2 busy/).waitFor();
      study.process.kill("SIGINT");
      await study.ended;
      await page.getByText("No study is on the queue.").waitFor();
      await server.kill();
      await page.getByText("The queue cannot be seen just now.").waitFor();
      await server.start();
      await page.getByText("0 of 2 busy").waitFor();
      expect(complaints).toEqual([]);
    });

    test("of an address that does not answer the terminal says so at once", async () => {
      const one = running(["ui", folder, "--queue", "postgres://ann:hidden@127.0.0.1:9/lab"], "");
      await addressOf(one);
      await saying(one, /note: --queue must be the address of a PostgreSQL server that answers/);
      expect(one.said()).not.toContain("hidden");
    });

    test("without a queue it says how to name one, in Japanese too", async () => {
      const { page } = await open([], "", "ja");
      await page.getByRole("link", { name: "ワーカー" }).click();
      await page.getByText("このページはキューなしで起動されています。").waitFor();
    });
  });
});
