import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
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
  ...{ seeds: 2, seed: 3, epochs: 2, tuningTrials: 2, workers: 2 },
};
const flags = [
  ...["--target", "temp_max", "--window", "8", "--seeds", "2", "--seed", "3", "--epochs", "2"],
  ...["--tuning-trials", "2", "--workers", "2"],
];

describe.skipIf(!hasChromium)(`the proof of concept in Chromium${whySkipped}`, () => {
  const folder = scratch();
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servedFolder>>;
  let table: string;
  const command = (name: string) => readFileSync(join(folder, name), "utf8");

  beforeAll(async () => {
    const [built, run, read] = await Promise.all([
      builtProof("proof-page.ts"),
      gradus(["poc", sample, ...flags, "--out", folder]),
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
  async function opened(how: "isolated" | "plain", context = browser): Promise<{ page: Page; complaints: string[] }> {
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

  const read = (page: Page) =>
    page.evaluate(
      `told(proof.read({ name: "seattle-weather.csv", blob: new Blob([${JSON.stringify(table)}]) }, ${JSON.stringify(choice.read)}))`,
    );
  const start = (page: Page, keep = false) => page.evaluate(`told(proof.start(${JSON.stringify(choice)}, ${keep}))`);
  const files = (page: Page) => page.evaluate("files()") as Promise<Record<string, string>>;
  const decided = (text: string) => withoutTimes(parseStudy(text));

  test.each(["isolated", "plain"] as const)(
    "in a page that is %s a study comes to what the command line comes to, bit for bit, and asks no other place for anything",
    async (how) => {
      const { page, complaints } = await opened(how);
      await read(page);
      await start(page);
      const found = await files(page);
      expect(await page.evaluate("crossOriginIsolated")).toBe(how === "isolated");
      (await import("node:fs")).writeFileSync(`/tmp/pp-${how}.json`, found["study.json"]!);
      expect(decided(found["study.json"]!)).toEqual(decided(command("study.json")));
      for (const name of ["sgd", "diffusion"].map((method) => `models/${method}.json`))
        expect(JSON.parse(found[name]!)).toEqual(JSON.parse(command(name)));
      expect(found["report.html"]).toContain("<svg");
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
