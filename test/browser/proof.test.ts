import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseModel } from "../../src/model/record.js";
import { readTable, readTableForModel } from "../../src/node/read/index.js";
import { readingForModel } from "../../src/poc/reading-for-model.js";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, sample, scratch } from "../e2e/command.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";
import { builtProof, servedFolder } from "./served-proof.js";
import { written } from "./table-reader.js";

const choice = {
  ...{ read: { target: ["temp_max"] }, horizon: 1, everyStep: false, window: 8, minutes: null },
  ...{ seeds: 1, seed: 3, epochs: 2, tuningTrials: 1, workers: 2 },
};
const flags = [
  ...["--target", "temp_max", "--window", "8", "--seeds", "1", "--seed", "3", "--epochs", "2"],
  ...["--tuning-trials", "1", "--workers", "2"],
];
/** Chromium's engine multiplies and adds at once, which Node.js 20 does when it is told to: another engine has other bits. */
const nodeFlags = Number(process.versions.node.split(".")[0]) < 21 ? ["--experimental-wasm-relaxed-simd"] : [];
const MODEL = "models/diffusion.json";

describe.skipIf(!hasChromium)(`the proof of concept in Chromium${whySkipped}`, () => {
  const folder = scratch();
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servedFolder>>;
  let table: string;
  const command = (name: string) => readFileSync(join(folder, name), "utf8");

  beforeAll(async () => {
    const [built, run, read] = await Promise.all([
      builtProof("proof-page.ts"),
      gradus(["poc", sample, ...flags, "--out", folder], { nodeFlags }),
      readTable(sample, { target: ["temp_max"] }),
    ]);
    expect(run.status, run.stderr).toBe(0);
    server = await servedFolder(built);
    table = written(read);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens the page; whatever it complains of, or asks other places for, is collected. */
  async function opened(how: "isolated" | "plain", context: Browser | BrowserContext = browser) {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.route("**", (route) => {
      const url = route.request().url();
      if (url.startsWith(`${server.address}/${how}/`)) return route.continue();
      complaints.push(`asked for ${url}`);
      return route.abort();
    });
    await page.goto(`${server.address}/${how}/`);
    return { page, complaints };
  }

  const given = (text: string) => `{ name: "seattle-weather.csv", blob: new Blob([${JSON.stringify(text)}]) }`;
  const read = (page: Page) => page.evaluate(`told(proof.read(${given(table)}, ${JSON.stringify(choice.read)}))`);
  const call = (change: object = {}, keep = false) =>
    `told(proof.start(${JSON.stringify({ ...choice, ...change })}, ${keep}))`;
  const start = (page: Page, change: object = {}, keep = false) => page.evaluate(call(change, keep));
  const files = (page: Page) => page.evaluate("files()") as Promise<Record<string, string>>;
  const log = (page: Page) =>
    page.evaluate(
      'events.flatMap(({ name, data }) => (name === "live" && data ? data.log.map(({ text }) => text) : []))',
    );
  const study = async (page: Page) => parseStudy((await files(page))["study.json"]!);
  const asCommand = () => withoutTimes(parseStudy(command("study.json")));
  /** Starts it, and returns when some runs are done, the others held; what it ends with is in `over`. */
  async function begun(page: Page, keep: boolean): Promise<void> {
    await page.evaluate("hold(3)");
    await page.evaluate(`void (events.length = 0, globalThis.over = ${call({}, keep)})`);
    await page.evaluate("untilTrials()");
  }

  test.each(["isolated", "plain"] as const)(
    "in a page that is %s a study comes to what the command line comes to, bit for bit, and asks no other place for anything",
    async (how) => {
      const { page, complaints } = await opened(how);
      await read(page);
      await start(page);
      const found = await files(page);
      expect(await page.evaluate("crossOriginIsolated")).toBe(how === "isolated");
      expect(withoutTimes(parseStudy(found["study.json"]!))).toEqual(asCommand());
      expect(found[MODEL]).toBe(command(MODEL));
      expect(Object.keys(found)).toEqual(expect.arrayContaining(["report.html", "curves.csv", "models/sgd.json"]));
      expect(found["report.html"]).toContain("<svg");
      expect(await page.evaluate("indexedDB.databases()")).toEqual([]); // nobody asked to keep it
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("a study that is stopped keeps its test part closed, and goes on to what it would have come to", async () => {
    const { page } = await opened("plain");
    await read(page);
    await begun(page, false);
    await page.evaluate("proof.stop()");
    await page.evaluate("release()");
    await page.evaluate("over");
    const stopped = await study(page);
    expect(stopped.outcome).toBe("stopped");
    expect(stopped.trials.length).toBeGreaterThan(0);
    expect(stopped.trials.every(({ testError }) => testError === null)).toBe(true);
    const { refusals, state } = (await page.evaluate("proof.detail()")) as Awaited<{ refusals: object; state: string }>;
    expect({ refusals, state }).toEqual({ refusals: { stop: "not-running", continue: null }, state: "stopped" });
    await start(page);
    expect(withoutTimes(await study(page))).toEqual(asCommand());
    await page.close();
  });

  test("a kept study goes on after its page was loaded again; no other tab can have it meanwhile; forgotten, nothing is left", async () => {
    const context = await browser.newContext();
    const { page } = await opened("isolated", context);
    const other = (await opened("isolated", context)).page;
    await Promise.all([read(page), read(other)]);
    await begun(page, true);
    await expect(start(other, {}, true)).rejects.toThrow(/must be of one tab at a time/);
    await page.reload();
    const keptNow = async () => (await page.evaluate("proof.kept()")) as [{ id: string; state: string }];
    await expect.poll(async () => (await keptNow())[0].state).toBe("stopped"); // the page that was left lets go in its own time
    const [kept] = await keptNow();
    expect(kept).toMatchObject({ name: "seattle-weather.csv", targets: ["temp_max"], horizon: 1 });
    const opening = (await page.evaluate(`told(proof.open("${kept.id}"))`)) as { choice: object; table: object };
    expect(opening).toMatchObject({ choice, isFinished: false, table: { rows: 1461 } });
    await start(page, {}, true);
    expect(await log(page)).toContainEqual(expect.stringMatching(/of them done by an earlier run/));
    expect(withoutTimes(await study(page))).toEqual(asCommand());
    expect(await page.evaluate("proof.kept()")).toMatchObject([{ id: kept.id, state: "finished" }]);
    await page.evaluate(`told(proof.forget("${kept.id}"))`);
    expect(await page.evaluate("proof.kept()")).toEqual([]);
    await context.close();
  });

  test("a model of the study forecasts what gradus predict --ahead all writes, byte by byte", async () => {
    const { page } = await opened("plain");
    await read(page);
    await start(page);
    const model = parseModel(command(MODEL), MODEL);
    const { options, needs } = readingForModel(model, {});
    const again = written(await readTableForModel(sample, options, needs));
    const found = (await page.evaluate(`(async () => {
      const { csv, csvOfAll, ...view } = await told(proof.predict({ name: "${MODEL}" }, ${given(again)}));
      return { ...view, csv: await csv.text(), csvOfAll: await csvOfAll.text() };
    })()`)) as { csv: string; csvOfAll: string; count: number; chart: { x: number[]; forecast: number[] } };
    const predict = (...ahead: string[]) => gradus(["predict", join(folder, MODEL), sample, ...ahead], { nodeFlags });
    expect(found.csv).toBe((await predict("--ahead", "all")).stdout);
    expect(found.csvOfAll).toBe((await predict()).stdout);
    expect(found.count).toBe(1);
    expect(found.chart.forecast.every(Number.isFinite)).toBe(true);
    await page.close();
  });

  test("without room in the browser the study goes on unkept, and says so", async () => {
    const context = await browser.newContext();
    const { page } = await opened("plain", context);
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: server.address, quotaSize: 1 });
    await read(page);
    await start(page, {}, true);
    expect(await log(page)).toContainEqual(expect.stringMatching(/no more room/));
    expect(await page.evaluate('events.filter(({ name }) => name === "unkept").length')).toBe(1);
    expect(withoutTimes(await study(page))).toEqual(asCommand());
    await context.close();
  });

  test("without WebAssembly, and without workers, the page trains all the same, slower, and says why", async () => {
    const context = await browser.newContext();
    await context.addInitScript("delete globalThis.Worker; delete globalThis.WebAssembly");
    const { page, complaints } = await opened("plain", context);
    expect(await page.evaluate("isInPage")).toBe(true);
    await read(page);
    await start(page, { epochs: 2 });
    expect(await log(page)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/no WebAssembly SIMD.*reference engine/),
        expect.stringMatching(/starts no workers/),
      ]),
    );
    expect((await study(page)).software.engine).toBe("reference-float32");
    expect(complaints).toEqual([]); // here its content policy holds for all that the worker does elsewhere
    await context.close();
  }, 180_000);
});
