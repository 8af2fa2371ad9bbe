import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { sealedJson } from "../../src/core/stored/seal.js";
import { fixtureStudy } from "../../src/report/testing/fixture.js";
import { verdictText } from "../../src/report/verdict-text.js";
import { parseStudy, studyJson } from "../../src/study/records/parse.js";
import { hasChromium, whySkipped } from "../browser/chromium.js";
import { gradus, sample, scratch } from "./command.js";
import { ServedUi } from "./served-ui.js";

const study = [
  ...["poc", sample, "--target", "temp_max", "--window", "8", "--hidden", "6", "--batch-sizes", "32", "--seeds", "3"],
  ...["--tuning-trials", "2", "--methods", "sgd,momentum,diffusion", "--workers", "1", "--seed", "3"],
];

describe.skipIf(!hasChromium)(`gradus ui in Chromium${whySkipped}`, () => {
  const ui = new ServedUi();
  const state = (page: Page, word: string) => page.locator("h1 .badge", { hasText: word });
  const read = (out: string) => parseStudy(readFileSync(join(ui.folder, "out", out, "study.json"), "utf8"));

  test("a study is watched as its curves grow, stopped by the pointer, goes on, and says what the command line says", async () => {
    const { address } = await ui.serve();
    const out = join(ui.folder, "out", "watched");
    const { child } = await ui.start([...study, "--epochs", "200", "--out", out]);
    const { page, complaints } = await ui.open(address);
    await page.getByRole("link", { name: "watched" }).click();
    await state(page, "running").waitFor();
    await page.locator(".readout").first().waitFor();
    expect(existsSync(join(out, "run", "live.json"))).toBe(true);
    const pixels = () =>
      page
        .locator(".canvas canvas")
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL().length);
    const before = await pixels();
    await expect.poll(pixels, { timeout: 20_000 }).not.toBe(before);
    const done = () => page.getByRole("progressbar").getAttribute("aria-valuenow").then(Number);
    const first = await done();
    await expect.poll(done, { timeout: 20_000 }).toBeGreaterThan(first);

    await page.getByRole("button", { name: "Stop" }).click();
    await state(page, "stopped").waitFor();
    await expect.poll(() => child.exitCode, { timeout: 20_000 }).toBe(130);
    expect(read("watched").outcome).toBe("stopped");
    expect(existsSync(join(out, "run", "live.json"))).toBe(false);

    await page.getByRole("button", { name: "Continue" }).click();
    await expect.poll(() => page.locator("dialog pre").textContent()).toContain("gradus poc");
    await page.getByRole("button", { name: "Start" }).click();
    await state(page, "running").waitFor();
    await state(page, "finished").waitFor({ timeout: 120_000 });
    const { status } = await gradus([...study, "--epochs", "200", "--out", join(ui.folder, "unwatched")]);
    expect(status).toBe(0);
    const found = read("watched");
    const alone = parseStudy(readFileSync(join(ui.folder, "unwatched", "study.json"), "utf8"));
    expect(found.trials.map(({ bestValidationError, testError }) => [bestValidationError, testError])).toEqual(
      alone.trials.map(({ bestValidationError, testError }) => [bestValidationError, testError]),
    );
    const why = await page.locator(".verdict .why").textContent();
    const plain = (text: string) => text.replace(/\s+/g, " ");
    expect(plain(verdictText(found, "en", { width: 100, color: false }))).toContain(plain(why!));
    await page.getByRole("button", { name: "日本語" }).click();
    await page.getByRole("tab", { name: "報告書" }).click();
    await expect
      .poll(() => page.frameLocator("iframe").locator("html").getAttribute("lang"), { timeout: 20_000 })
      .toBe("ja");
    expect(complaints).toEqual([]);
  }, 240_000);

  test("by the keyboard alone a study is stopped, and goes on with more seeds", async () => {
    const { address } = await ui.serve();
    await ui.start([...study, "--epochs", "300", "--out", join(ui.folder, "out", "typed")]);
    const { page, complaints } = await ui.open(address);
    const press = async (name: string, role: "link" | "button" | "tab") => {
      const target = page.getByRole(role, { name });
      await target.waitFor();
      for (let k = 0; k < 40 && !(await target.evaluate((one) => one === document.activeElement)); k++)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    };
    await press("typed", "link");
    await page.locator(".readout").first().waitFor();
    await press("Overview", "tab");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("table", { name: "Runs of the study" }).waitFor();
    await press("Stop", "button");
    await state(page, "stopped").waitFor();
    await press("Continue", "button");
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await page.locator("dialog").getByText("seeds are not taken away").waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await state(page, "running").waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toMatch(/Starting|Stop/);
    await state(page, "finished").waitFor({ timeout: 120_000 });
    expect(read("typed").plan).toMatchObject({ seeds: 4, changes: [{ name: "seeds", before: "3", now: "4" }] });
    expect(complaints.filter((line) => !/status of 4/.test(line))).toEqual([]);
  }, 240_000);

  test("a finished study that is asked for more and stopped at once keeps its verdict, has not failed, and is watched in every window", async () => {
    const out = join(ui.folder, "out", "more");
    const nodeFlags = Number(process.versions.node.split(".")[0]) < 21 ? ["--experimental-wasm-relaxed-simd"] : [];
    expect((await gradus([...study, "--epochs", "200", "--out", out], { nodeFlags })).status).toBe(0);
    const { address } = await ui.serve();
    const { page } = await ui.open(address);
    await page.getByRole("link", { name: "more" }).click();
    await state(page, "finished").waitFor();
    const second = await ui.open(page.url());
    await page.getByRole("button", { name: "More seeds" }).click();
    const command = await page.locator("dialog pre").textContent();
    for (const flag of nodeFlags) expect(command).toMatch(new RegExp(`^node ${flag} .*gradus\\.js poc `));
    await page.keyboard.type("40");
    await page.keyboard.press("Enter");
    await second.page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await second.page.getByRole("button", { name: "Continue" }).waitFor();
    for (const { page: shown } of [{ page }, second]) {
      await state(shown, "stopped").waitFor();
      expect(await shown.locator(".verdict .decision").last().textContent()).not.toBe("");
      expect(await shown.getByText("has failed").count()).toBe(0);
    }
    await page.goto(address);
    await expect.poll(() => page.locator(".studies .decision-badge").count()).toBe(1);
  }, 240_000);

  test.skipIf(Number(process.versions.node.split(".")[0]) >= 21)(
    "a study whose engine needs a flag of Node.js that its command does not have is refused before it is started",
    async () => {
      const out = join(ui.folder, "out", "flagless");
      const nodeFlags = ["--experimental-wasm-relaxed-simd"];
      expect((await gradus([...study, "--epochs", "2", "--out", out], { nodeFlags })).status).toBe(0);
      const { address } = await ui.serve();
      const { page } = await ui.open(address);
      await page.getByRole("link", { name: "flagless" }).click();
      await expect.poll(() => page.getByRole("button", { name: "More seeds" }).isEnabled()).toBe(true);
      const file = join(out, "run", "command.json");
      const { nodeFlags: _, checksum: __, ...older } = JSON.parse(readFileSync(file, "utf8"));
      writeFileSync(file, sealedJson(older));
      await page.reload();
      await page.getByText("an engine that this Node.js has only by other flags").waitFor();
      expect(await page.getByRole("button", { name: "More seeds" }).isEnabled()).toBe(false);
    },
    60_000,
  );

  test("an address of a study that is not there says so, and a comparison names it and shows the rest", async () => {
    expect((await gradus([...study, "--epochs", "2", "--out", join(ui.folder, "out", "here")])).status).toBe(0);
    const { address } = await ui.serve();
    const { page } = await ui.open(`${address}#/study/nonsense`);
    await page.getByText("There is no such study any more.").waitFor();
    expect(await page.getByText("The server does not answer").count()).toBe(0);
    const id = await page.evaluate(async () => {
      const list = await (await fetch("studies")).json();
      return list.studies[0].id as string;
    });
    const compared = await ui.open(`${address}#/compare/abc,${id}`);
    await compared.page.getByText("There is no such study any more: abc.").waitFor();
    await compared.page.getByRole("columnheader", { name: "here" }).waitFor();
    expect(await compared.page.getByText("The server does not answer").count()).toBe(0);
  }, 120_000);

  test("a report stands in its frame as high as it is, on a phone and on a wall, in the page's own print", async () => {
    expect((await gradus([...study, "--epochs", "2", "--out", join(ui.folder, "out", "read")])).status).toBe(0);
    const { address } = await ui.serve();
    const { page, complaints } = await ui.open(address);
    await page.getByRole("link", { name: "read" }).click();
    await page.getByRole("tab", { name: "Report" }).click();
    const frame = () =>
      page.locator("iframe").evaluate((one: HTMLIFrameElement) => {
        const root = one.contentDocument!.documentElement;
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = root;
        return {
          over: scrollHeight - clientHeight,
          beside: scrollWidth - clientWidth,
          zoom: getComputedStyle(root).zoom,
        };
      });
    for (const [width, zoom] of [
      [360, "1"],
      [1280, "1"],
      [3840, "1.375"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(frame, { timeout: 10_000 }).toEqual({ over: 0, beside: 0, zoom });
      const { height } = (await page.locator("iframe").boundingBox())!;
      expect(height).toBeGreaterThan(3000);
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  test("what is damaged of a study is told, in Japanese too, beside what can be read of it", async () => {
    const record = studyJson(fixtureStudy({ seeds: 2 }));
    const files = {
      "half/study.json": record,
      "half/run/manifest.json": "{ cut o",
      "half/run/trials.jsonl": "no trial\n",
    };
    for (const name of ["half/run", "gone"]) mkdirSync(join(ui.folder, "out", name), { recursive: true });
    for (const [name, text] of Object.entries({ ...files, "gone/study.json": record.slice(0, 2000) }))
      writeFileSync(join(ui.folder, "out", name), text);
    const { page, complaints } = await ui.open((await ui.serve()).address);
    const tells = async (...texts: string[]) => {
      for (const text of texts) await page.getByText(text).waitFor();
    };
    await tells("study.json: must be JSON");
    await page.getByRole("link", { name: "half" }).click();
    await tells("run/manifest.json: must be JSON", "run/trials.jsonl: a line is damaged", "so that it cannot go on");
    await page.getByRole("button", { name: "日本語" }).click();
    await tells("run/manifest.json：JSON である必要がありますが", "run/trials.jsonl：1 行が壊れている");
    expect(complaints).toEqual([]);
  });

  test("a page says that its server is gone, and goes on by itself when it is there again; the study went on all the time", async () => {
    const port = String(20_000 + (process.pid % 20_000));
    const { server, address } = await ui.serve(port);
    const { child } = await ui.start([...study, "--epochs", "400", "--out", join(ui.folder, "out", "kept")]);
    const { page } = await ui.open(address);
    await page.getByRole("link", { name: "kept" }).click();
    await page.locator(".readout").first().waitFor();
    const second = await ui.open(page.url());
    await second.page.locator(".readout").first().waitFor();
    server.kill("SIGKILL");
    await page.getByText("The server does not answer").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    const said = () => page.locator(".actions > .refused").textContent();
    await expect.poll(said).toContain("The server does not answer");
    expect(child.exitCode).toBeNull();
    const again = await ui.serve(port);
    expect(again.address).toBe(address);
    await page.locator(".lost").waitFor({ state: "hidden", timeout: 20_000 });
    await second.page.getByText("The server does not answer").waitFor({ state: "hidden", timeout: 20_000 });
    await expect.poll(said).toBe("");
    const text = () => page.locator(".under-way .figures").textContent();
    const before = await text();
    await expect.poll(text, { timeout: 20_000 }).not.toBe(before);
    expect(await page.title()).toMatch(/^\d+% kept · gradus$/);
    child.kill("SIGINT");
    await state(page, "stopped").waitFor();
    await state(second.page, "stopped").waitFor();
  }, 120_000);

  test("a study that is killed is told as such, and a command that cannot run says why", async () => {
    const { address } = await ui.serve();
    const { child } = await ui.start([...study, "--epochs", "400", "--out", join(ui.folder, "out", "cut")]);
    const { page } = await ui.open(address);
    await page.getByRole("link", { name: "cut" }).click();
    await page.locator(".readout").first().waitFor();
    child.kill("SIGKILL");
    await state(page, "cut off").waitFor();
    await page.getByText("Finished runs are kept").waitFor();
  }, 60_000);
});

test("what cannot be served is refused: a folder that is not there, a port that is taken or none", async () => {
  const missing = await gradus(["ui", join(scratch(), "nothing")]);
  expect([missing.status, missing.stderr]).toEqual([2, expect.stringMatching(/DIR must be a folder that is there/)]);
  const wrong = await gradus(["ui", ".", "--port", "70000"]);
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/--port/)]);
});
