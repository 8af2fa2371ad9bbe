import { describe, expect, test } from "vitest";
import { scratch } from "../e2e/command.js";
import { hasChromium, whySkipped } from "./chromium.js";
import { Site, start } from "./site.js";

const EXAMPLE = "four years of weather in Seattle";

describe.skipIf(!hasChromium)(`columns of a table in Chromium${whySkipped}`, () => {
  const site = new Site(scratch());

  test("the form stays in its place, with focus and what is open, while the table is read again for other columns", async () => {
    const { page, complaints } = await site.open("#/try");
    await page.getByRole("button", { name: EXAMPLE }).click();
    await start(page).waitFor();
    await page.getByText("More choices").click();
    const wind = page.getByRole("checkbox", { name: "wind" });
    await page.getByRole("checkbox", { name: "precipitation" }).uncheck();
    await wind.focus();
    await page.keyboard.press("Space"); // in a row with the one before
    await start(page).waitFor();
    const from = page.locator(".table-card", { hasText: "From" });
    await expect.poll(() => from.textContent()).not.toMatch(/From.*(precipitation|wind)/);
    expect(await wind.evaluate((box) => document.activeElement === box && box.checkVisibility())).toBe(true);
    const target = page.getByLabel("Column to forecast");
    await target.focus();
    for (let key = 0; key < 2; key++) await page.keyboard.press("ArrowDown");
    await start(page).waitFor();
    expect(await target.inputValue()).toBe("wind"); // two below the one that was given
    await expect.poll(() => from.textContent()).toMatch(/Forecastwind/);
    expect(await target.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("another table begins with the usual choices", async () => {
    const { page } = await site.open("#/try");
    await page.getByRole("button", { name: EXAMPLE }).click();
    await start(page).waitFor();
    await page.getByText("More choices").click();
    await page.getByLabel("Rows ahead", { exact: true }).fill("3");
    await page.keyboard.press("Tab");
    await page.getByRole("checkbox", { name: "difference" }).check();
    await start(page).waitFor();
    await page.getByRole("button", { name: "Another table" }).click();
    await page.getByRole("button", { name: EXAMPLE }).click();
    await start(page).waitFor();
    expect(await page.getByLabel("Rows ahead", { exact: true }).inputValue()).toBe("1");
    await page.getByText("More choices").click();
    expect(await page.getByRole("checkbox", { name: "difference" }).isChecked()).toBe(false);
  });
});
