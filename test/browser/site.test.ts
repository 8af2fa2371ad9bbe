import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { SHARED_DATA } from "../../src/read/testing.js";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, root, sample, scratch } from "../e2e/command.js";
import { hasChromium, whySkipped } from "./chromium.js";
import { initialScripts } from "./initial-scripts.js";
import { drop, fill, heading, Site, saved, start } from "./site.js";

/** A real series of the public sets; where they are not there, the sample. */
const sunspots = join(SHARED_DATA, "sunspots-monthly", "monthly-sunspots.csv");
const table = existsSync(sunspots) ? { file: sunspots, target: null } : { file: sample, target: "temp_max" };
/** As it is chosen by hand below. */
const flags = [
  ...(table.target === null ? [] : ["--target", table.target]), // of sunspots it is found
  ...["--window", "8", "--seeds", "1", "--epochs", "2"],
  ...["--tuning-trials", "1", "--workers", "2", "--seed", "1"],
];
/** Chromium's engine multiplies and adds at once, which Node.js 20 does when it is told to. */
const nodeFlags = Number(process.versions.node.split(".")[0]) < 21 ? ["--experimental-wasm-relaxed-simd"] : [];

/** What is pressed and is less high than a finger needs (WCAG 2.5.8), that which is not in sight aside. */
function smallTargets(): string[] {
  const targets = [
    ...document.querySelectorAll<HTMLElement>("a, button, summary, select, input:not(.spoken, [type=radio])"),
  ];
  return targets
    .map((target) => ({ target, height: target.getBoundingClientRect().height }))
    .filter(({ height }) => height > 1 && height < 24)
    .map(({ target, height }) => `${target.outerHTML.slice(0, 60)} ${height}`);
}

describe.skipIf(!hasChromium)(`the site in Chromium${whySkipped}`, () => {
  const site = new Site(scratch());

  test("a table that is dropped comes to the verdict of the command line, bit for bit, with report, files and forecasts", async () => {
    const out = join(site.folder, "command");
    const run = gradus(["poc", table.file, ...flags, "--out", out], { nodeFlags });
    const { page, complaints } = await site.open("#/try");
    await heading(page, "Does it pay on your data?");
    await drop(page, "main", { [basename(table.file)]: readFileSync(table.file, "utf8") });
    await page.locator(".table-card, .notice button").first().waitFor();
    if (table.target !== null) await page.getByRole("button", { name: table.target }).click();
    await heading(page, "What was read");
    await fill(page);
    await start(page).focus();
    await page.keyboard.press("Enter");
    await page.locator(".take-along .files button").first().waitFor();
    const command = await run;
    expect(command.status, command.stderr).toBe(0);
    const own = parseStudy(await saved(page, "study.json"));
    expect(withoutTimes(own)).toEqual(withoutTimes(parseStudy(readFileSync(join(out, "study.json"), "utf8"))));
    expect(await saved(page, "models/diffusion.json")).toBe(
      readFileSync(join(out, "models", "diffusion.json"), "utf8"),
    );
    await page.getByRole("tab", { name: "Report" }).press("Enter");
    const next = await page.locator(".verdict .next").first().textContent();
    expect(next).toMatch(/^Next: /);
    expect(command.stdout.replaceAll(/\s+/g, " ")).toContain(next!.trim());
    const frame = page.frameLocator(".report iframe");
    await frame.getByRole("heading", { name: /Does training by diffusion pay/ }).waitFor();
    await page.getByLabel("Model", { exact: true }).selectOption("diffusion");
    await page.getByRole("button", { name: "the same table" }).click();
    await page.locator(".use-model figure").waitFor();
    const predicted = await gradus(["predict", join(out, "models", "diffusion.json"), table.file, "--ahead", "all"], {
      nodeFlags,
    });
    expect(await saved(page, "Save as CSV")).toBe(predicted.stdout);
    expect(complaints).toEqual([]);
  });

  test("a kept study goes on after a reload, and is forgotten when asked; one that is not kept leaves nothing", async () => {
    const context = await site.browser.newContext({ locale: "en" });
    onTestFinished(() => context.close());
    const { page, complaints } = await site.open("#/try", { context });
    await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
    await fill(page);
    expect(await page.evaluate("indexedDB.databases().then((all) => all.length)")).toBe(0);
    await page.getByText("Keep table and study in this browser").click();
    await start(page).click();
    await page.locator(".under-way").waitFor();
    await expect.poll(() => page.locator(".under-way .figures").textContent()).toMatch(/[1-9]\d* of/);
    await page.reload();
    await page.getByRole("button", { name: /^(Go on|Look at it): seattle-weather.csv/ }).click();
    await page.locator(".take-along .files button").first().waitFor();
    await page.getByRole("button", { name: "the same table" }).waitFor();
    await page.getByRole("button", { name: "Another table" }).click();
    const forget = page.getByRole("button", { name: /^Forget seattle-weather.csv/ });
    page.once("dialog", (dialog) => dialog.dismiss());
    await forget.click();
    expect(await page.locator(".kept li").count()).toBe(1);
    const asked = page.waitForEvent("dialog");
    const forgotten = forget.click();
    expect((await asked).message()).toContain("its verdict are removed from this browser");
    await (await asked).accept();
    await forgotten;
    await page.locator(".kept").waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  test("a study is stopped, concludes from what it has, and goes on; the other part of the site does not end it", async () => {
    const { page, complaints } = await site.open("#/try");
    await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
    await fill(page);
    await page.getByLabel("Epochs of each run").fill("30");
    await page.keyboard.press("Tab");
    await start(page).click();
    await page.locator(".under-way").waitFor();
    await page.getByRole("link", { name: "How it works" }).click();
    await heading(page, "See what diffusion does");
    await expect.poll(() => page.title()).toMatch(/^\d+% seattle-weather\.csv · gradus$/);
    await page.getByRole("link", { name: "On your own data" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.locator(".run-actions", { hasText: "The study was stopped" }).waitFor();
    await expect.poll(() => page.title()).toBe("stopped: seattle-weather.csv · gradus");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator(".under-way").waitFor();
    expect(complaints).toEqual([]);
  });

  test.each([
    { locale: "en", width: 360, dark: true },
    { locale: "ja", width: 360, dark: false },
    { locale: "en", width: 1280, dark: false },
    { locale: "ja", width: 1280, dark: true },
    { locale: "en", width: 3840, dark: true },
    { locale: "ja", width: 3840, dark: false },
  ])(
    "$locale at $width pixels, dark $dark: nothing is cut at the side, on the method's page and with a table",
    async (given) => {
      const { page, complaints } = await site.open("", given);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.locator("h1").waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(given.locale);
      await page.goto(`${site.address}#/try`);
      await page.locator(".drop button.link").click();
      await page.locator(".start button").waitFor();
      await page.locator("canvas").first().waitFor();
      await page.locator(".choose summary").click();
      expect(await overflow()).toBeLessThanOrEqual(0);
      if (given.width === 360) expect(await page.evaluate(smallTargets)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test("paints within a second, and its script is no more than 150 kB compressed", async () => {
    const { page } = await site.open("");
    await page.locator("h1").waitFor();
    const paint = () =>
      page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
    await expect.poll(paint).toBeLessThan(1000); // its entry comes a frame after it
    expect(
      initialScripts(join(root, "dist", "web"), "site.js").reduce((sum, text) => sum + gzipSync(text).length, 0),
    ).toBeLessThan(150_000);
  });

  test("opened from a disk it says how to serve it", async () => {
    const page = await site.browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`file://${join(root, "dist", "web", "index.html")}`);
    await page.getByText("This page needs a web server").waitFor({ state: "visible" });
  });
});
