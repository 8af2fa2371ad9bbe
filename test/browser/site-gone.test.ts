import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { root, sample } from "../e2e/command.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";
import { servedFolder } from "./served-proof.js";
import { choose, fill, PATIENT, start } from "./site.js";

/** What stands in the place of a browser's words for a part that does not come. */
const SAID = {
  en: { gone: "The page must load its own files, got none", again: "Try again", choose: "Choose a file" },
  ja: { gone: "ページのファイルを読み込めません。サーバーが応答しないか", again: "やり直す", choose: "ファイルを選ぶ" },
} as const;

describe.skipIf(!hasChromium)(`the site whose server is gone, in Chromium${whySkipped}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** A page, and what ends its server. */
  async function opened(locale: string): Promise<{ page: Page; gone: () => void; faults: string[] }> {
    const server = await servedFolder(join(root, "dist", "web"));
    const page = await browser.newPage({ locale });
    onTestFinished(async () => {
      await page.close();
      server.close();
    });
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.goto(`${server.address}/isolated/#/try`);
    return { page, gone: () => server.close(), faults };
  }

  test.each(["en", "ja"] as const)(
    "%s: before a table is read the page says that its own files do not come",
    async (locale) => {
      const said = SAID[locale];
      const { page, gone, faults } = await opened(locale);
      await page.locator(".drop button.link").waitFor();
      await page.waitForLoadState("networkidle");
      gone();
      await page.locator(".drop button.link").click();
      await page.locator(".file-word.refused", { hasText: "seattle-weather.csv" }).waitFor();
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: said.choose }).click();
      await (await chooser).setFiles(sample);
      const notice = page.locator(".notice.failure");
      await notice.getByText(said.gone).waitFor();
      expect(await notice.locator(`[lang=${locale}]`).count()).toBe(1);
      await notice.getByRole("button", { name: said.again }).click();
      await notice.getByText(said.gone).waitFor();
      expect(faults).toEqual([]);
    },
  );

  test("a study ends whole: verdict, report, files, models and forecasts", async () => {
    const { page, gone, faults } = await opened("en");
    await choose(page, sample);
    await page.getByRole("button", { name: "temp_max" }).click();
    await start(page).waitFor();
    await fill(page);
    await start(page).click();
    await page.locator(".under-way").waitFor();
    gone();
    await page.locator(".take-along .files button", { hasText: "models/diffusion.json" }).waitFor(PATIENT);
    await page.locator(".verdict .next").first().waitFor();
    await page.getByRole("tab", { name: "Report" }).click();
    await page
      .frameLocator(".report iframe")
      .getByRole("heading", { name: /Does training by diffusion pay/ })
      .waitFor();
    await page.getByRole("button", { name: "日本語" }).click();
    await page.frameLocator(".report iframe").getByRole("heading", { name: "拡散" }).first().waitFor();
    await page.getByRole("button", { name: "同じ表" }).click();
    await page.locator(".use-model figure").waitFor();
    expect(faults).toEqual([]);
  });

  test("a study that cannot begin leaves its form whole", async () => {
    const { page, gone } = await opened("en");
    await choose(page, sample);
    await page.getByRole("button", { name: "temp_max" }).click();
    await start(page).waitFor();
    await fill(page);
    gone();
    await start(page).click();
    const notice = page.locator(".notice.failure");
    await notice.getByText(SAID.en.gone).waitFor();
    expect(await notice.textContent()).not.toMatch(/npm|window/);
    await start(page).waitFor();
  });
});
