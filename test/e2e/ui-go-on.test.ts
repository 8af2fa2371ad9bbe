import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasChromium, whySkipped } from "../browser/chromium.js";
import { gradus, sample } from "./command.js";
import { ServedUi } from "./served-ui.js";

const study = [
  ...["poc", sample, "--target", "temp_max", "--window", "8", "--hidden", "6", "--batch-sizes", "32", "--seeds", "3"],
  ...["--tuning-trials", "2", "--methods", "sgd,momentum-cosine,straight-through", "--workers", "1", "--seed", "3"],
];

/** Texts of these parts that are cut at their right. */
const cut = (page: Page, parts: string) =>
  page
    .locator(parts)
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));

describe.skipIf(!hasChromium)(`more of a study by gradus ui in Chromium${whySkipped}`, () => {
  const ui = new ServedUi();
  const state = (page: Page, word: string) => page.locator("h1 .badge", { hasText: word });

  /** A finished study, its dialog open. */
  async function asked(name: string, epochs: string) {
    const out = join(ui.folder, "out", name);
    expect((await gradus([...study, "--epochs", epochs, "--out", out])).status).toBe(0);
    const { page, complaints } = await ui.open((await ui.serve()).address);
    await page.getByRole("link", { name }).click();
    await state(page, "finished").waitFor();
    return { out, page, complaints };
  }

  test("no slip begins a thousand seeds: what they take is said, and many need the button a second time", async () => {
    const { page, complaints } = await asked("slip", "2");
    expect(await page.title()).toBe("Inconclusive: slip · gradus");
    await page.getByRole("button", { name: "More seeds" }).click();
    await page.keyboard.type("1e3");
    await page.keyboard.press("Enter");
    await page.getByText("“1e3” is no whole number").waitFor();
    const command = page.locator("dialog .command");
    expect(await command.textContent()).toMatch(/^gradus poc .* --seeds 3 /); // what would run of a slip is nothing else
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("1000");
    await page.getByText(/^2,991 more runs, about \d+ (s|min)/).waitFor();
    expect(await command.textContent()).toMatch(/^gradus poc .* --seeds 1000 /);
    await page.getByText(/The verdict that stands \(Inconclusive, 3 seeds\) is replaced/).waitFor();
    await page.keyboard.press("Enter");
    const second = page.getByRole("button", { name: "Start 2,991 more runs" });
    await second.waitFor();
    await page.keyboard.press("Enter");
    await page.setViewportSize({ width: 360, height: 640 });
    for (const part of [second, page.getByText("Press again to start it")]) {
      const { y, height } = (await part.boundingBox())!;
      expect(y + height).toBeLessThan(640); // in sight without scrolling
    }
    expect(await page.locator(".command span", { hasText: /^--/ }).evaluateAll(heights)).toEqual([1]);
    await page.locator("[name=seeds]").fill("4");
    await page.getByText(/^3 more runs, about \d+ s/).waitFor();
    expect(await command.textContent()).toMatch(/^gradus poc (?!.*1000).* --seeds 4 /);
    expect(await second.count()).toBe(0);
    await page.getByRole("button", { name: "日本語" }).evaluate((button: HTMLElement) => button.click());
    await page.getByText(/^追加の実行：3 回、およそ/).waitFor();
    await page.getByRole("button", { name: "キャンセル" }).click();
    await page.getByRole("tab", { name: "実行" }).click();
    await page.getByRole("row").nth(3).waitFor();
    expect(await cut(page, "[role=row] > :first-child")).toEqual([]);
    expect(await page.title()).toBe("判断保留：slip · gradus");
    expect(complaints).toEqual([]);
  }, 120_000);

  test("the verdict that more seeds replace stays in sight, with its report, when they are stopped", async () => {
    const { out, page, complaints } = await asked("more", "200");
    await page.getByRole("button", { name: "More seeds" }).click();
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await state(page, "running").waitFor();
    await page.getByRole("heading", { name: "Decided before, with 3 seeds: Inconclusive" }).waitFor();
    await expect.poll(() => page.title(), { timeout: 20_000 }).toMatch(/^\d+% more · gradus$/);
    await page.getByRole("button", { name: "Stop" }).click();
    await state(page, "stopped").waitFor({ timeout: 20_000 });
    await page.getByRole("link", { name: "Its report" }).waitFor();
    expect(existsSync(join(out, "verdicts-before", "3-seeds", "report.html"))).toBe(true);
    await page.getByRole("heading", { name: "Decided before, with 3 seeds: Inconclusive" }).waitFor();
    const [report] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "Its report" }).click(),
    ]);
    await report.getByRole("heading", { name: /Does training by diffusion pay/ }).waitFor();
    expect(await report.locator("body").textContent()).not.toContain("stopped");
    expect(await page.title()).toBe("stopped: more · gradus");
    await page.getByRole("link", { name: "All studies" }).click();
    await page.locator(".studies tbody tr").first().waitFor();
    expect(await page.locator(".studies tbody tr").count()).toBe(1);
    expect(complaints).toEqual([]);
  }, 120_000);
});

/** In lines, each once. */
function heights(words: readonly Element[]): number[] {
  return [...new Set(words.map((word) => Math.round(word.getBoundingClientRect().height / 22)))];
}
