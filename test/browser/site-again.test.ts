import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sample, scratch } from "../e2e/command.js";
import { hasChromium, whySkipped } from "./chromium.js";
import { choose, drop, fill, PATIENT, Site, start } from "./site.js";

/** The first year of the sample: little to train on. */
const year = readFileSync(sample, "utf8").split("\n").slice(0, 367);

describe.skipIf(!hasChromium)(`after a verdict of the site in Chromium${whySkipped}`, () => {
  const site = new Site(scratch());

  test("the study goes on from its form with more seeds, the verdict can be left and had back, a gap is chosen for", async () => {
    const { page, complaints } = await site.open("#/try");
    await drop(page, "main", { "year.csv": `${year.join("\n")}\n` });
    await page.getByRole("button", { name: "temp_max" }).click();
    await fill(page);
    await start(page).click();
    const files = page.locator(".take-along .files button");
    const verdict = page.locator(".verdict .decision");
    await files.first().waitFor(PATIENT);
    const before = await verdict.textContent();

    await page.getByRole("button", { name: "More seeds or time" }).click();
    await page.getByText("goes on with the study that has ended").waitFor();
    await page.getByText("More choices").click();
    await page.getByLabel("Rows the network reads", { exact: true }).fill("9");
    await page.keyboard.press("Tab");
    await page.getByText("goes on with the study that has ended").waitFor({ state: "detached" });
    page.once("dialog", (dialog) => dialog.dismiss()); // it would be another study: the verdict would be gone
    await start(page).click();
    expect(await start(page).count()).toBe(1);
    await page.getByRole("button", { name: "Back to the verdict" }).click();
    await files.first().waitFor();
    expect(await verdict.textContent()).toBe(before);

    await page.getByRole("button", { name: "More seeds or time" }).click();
    const window = page.getByLabel("Rows the network reads", { exact: true });
    await page.getByText("More choices").click();
    expect(await window.inputValue()).toBe("8");
    await page.getByLabel("Seeds of each method").fill("2");
    await page.keyboard.press("Tab");
    await page.getByText(/; 2 seeds/).waitFor();
    await page.getByText("goes on with the study that has ended").waitFor();
    await page.getByText("The verdict that stands is replaced by one of all runs").waitFor();
    await start(page).click();
    await page.locator(".under-way").waitFor();
    await page.getByRole("heading", { name: /^Decided before, with 1 seed: / }).waitFor();
    await files.first().waitFor(PATIENT);
    await page.getByRole("tab", { name: "Log" }).click();
    expect(await page.getByRole("tabpanel").textContent()).toContain("goes on with --seeds: 2 (before: 1)");

    const gap = join(site.folder, "gap.csv");
    const lines = year.map((line, k) => (k === 40 ? line.replace(/^([^,]*,[^,]*),[^,]*/, "$1,") : line));
    writeFileSync(gap, `${lines.join("\n")}\n`);
    const chooser = page.waitForEvent("filechooser");
    await page.locator(".use-model").getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles(gap);
    await page.locator(".use-model .notice").getByRole("button", { name: "draw a line between neighbours" }).click();
    await page.locator(".use-model figure").waitFor();
    expect(complaints).toEqual([]);
  }, 120_000);

  test("to keep a table is asked for each by itself", async () => {
    const { page } = await site.open("#/try");
    const keep = page.getByRole("checkbox", { name: /Keep table and study/ });
    await choose(page, sample);
    await page.getByRole("button", { name: "temp_max" }).click();
    await start(page).waitFor();
    await keep.check();
    await drop(page, "main", { "other.csv": readFileSync(sample, "utf8") });
    await page.getByRole("button", { name: "temp_max" }).click();
    await start(page).waitFor();
    expect(await keep.isChecked()).toBe(false);
  });
});
