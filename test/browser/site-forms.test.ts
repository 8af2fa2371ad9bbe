import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { gradus, sample, scratch } from "../e2e/command.js";
import { hasChromium, whySkipped } from "./chromium.js";
import { choose, drop, fill, heading, PATIENT, Site, start } from "./site.js";

describe.skipIf(!hasChromium)(`the forms of the site in Chromium${whySkipped}`, () => {
  const site = new Site(scratch());

  test.each([
    ["empty.csv", "", /the file is empty/],
    ["archive.zip", "PK\u0003\u0004 and more", /a ZIP archive/],
    [
      "gaps.csv",
      `day,y\n${Array.from({ length: 60 }, (_, k) => `2020-01-${k},${k === 9 ? "" : k}`).join("\n")}\n`,
      /./,
    ],
    ["broken.parquet", "PAR1\u0001\u0002 cut off", /begins as a Parquet file/],
  ])("%s is refused with a clear word, and the page goes on", async (name, content, word) => {
    const file = join(site.folder, name);
    writeFileSync(file, content);
    const { page, complaints } = await site.open("#/try");
    await choose(page, file);
    const notice = page.locator(".notice");
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(word);
    await page.getByRole("button", { name: "Another table" }).click();
    await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
    await heading(page, "What was read");
    expect(complaints).toEqual([]);
  });

  test("on the Japanese page a refusal is in Japanese, and its values as they are", async () => {
    const file = join(site.folder, "売上.csv");
    writeFileSync(file, `日付,売上\n2020-01-01,1\n2020-01-02,"two. Three"\n2020-01-03,3\n2020-01-04,5\n`);
    const { page, complaints } = await site.open("#/try", { locale: "ja" });
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "ファイルを選ぶ" }).press("Enter");
    await (await chooser).setFiles(file);
    const notice = page.locator(".notice.failure");
    await notice.locator("span[lang=ja]").first().waitFor();
    expect(await notice.locator("[lang=en]").count()).toBe(0);
    expect(await notice.textContent()).toContain('売上.csv、3 行目、列 "売上"：有限の数値が必要です："two. Three"。');
    await page.getByRole("button", { name: "English" }).press("Enter");
    await notice.locator("span[lang=en]", { hasText: 'a finite number is needed, got "two. Three"' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a number that is no good is told at its field, in the form's words, and the button's place leads there", async () => {
    const { page, complaints } = await site.open("#/try");
    await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
    await start(page).waitFor();
    await page.getByText("More choices").click();
    for (const [label, bad, good, words] of [
      ["Rows ahead", "0", "1", "“Rows ahead” must be a whole number of 1 or more, got 0. Give e.g. 1, or 1-24 for"],
      ["Seeds of each method", "abc", "2", "“abc” is no number. Write one with the digits 0 to 9."],
      ["Seeds of each method", "0", "1", "“Seeds of each method” must be a whole number from 1 to 10000, got 0."],
      ["Rows the network reads", "5000", "8", "needs 5001 consecutive rows in every part"],
      ["Rows ahead", "999999", "1", "Take a “Rows ahead” of 284 or less."],
      ["Share of the rows that tests", "1.5", "0.2", "must be a share from 0 to less than 1, got 1.5."],
      ["Threads", "-3", "", "“Threads” must be a whole number from 1 to 1024, got -3"],
    ] as const) {
      const field = page.getByLabel(label, { exact: true });
      await field.focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(bad);
      await page.keyboard.press("Tab");
      await expect.poll(() => field.getAttribute("aria-invalid"), PATIENT).toBe("true"); // the worker may still measure
      expect(await field.inputValue()).toBe(bad);
      const told = page.locator(`[id="${await field.getAttribute("aria-describedby")}"]`);
      expect(await told.textContent()).toContain(words);
      expect(await start(page).count()).toBe(0);
      expect(await page.getByText(words.slice(0, 20)).count()).toBe(1);
      await page.locator(".notice button", { hasText: label }).click();
      expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
      await field.fill(good);
      await page.keyboard.press("Tab");
      await expect.poll(() => told.textContent(), { timeout: 900 }).toBe(""); // before the worker has looked at it
      await start(page).waitFor();
      expect(await field.getAttribute("aria-invalid")).toBe("false");
    }
    expect(complaints).toEqual([]);
  });

  test("every row up to a last one is typed as a range; shares and transforms are the command line's", async () => {
    const { page, complaints } = await site.open("#/try");
    await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
    await start(page).waitFor();
    const ahead = page.getByLabel("Rows ahead", { exact: true });
    await ahead.fill("1-3");
    await page.keyboard.press("Tab");
    await page.getByRole("checkbox", { name: "every row up to there", checked: true }).waitFor();
    expect(await ahead.inputValue()).toBe("3");
    await ahead.fill("12"); // not yet left: what the worker answers meanwhile leaves it alone
    await start(page).waitFor();
    await page.locator(".start p[aria-busy=false]").waitFor();
    expect(await ahead.inputValue()).toBe("12");
    await ahead.fill("3");
    await page.getByText("More choices").click();
    await page.getByLabel("Share of the rows that tests").fill("0.1");
    await page.keyboard.press("Tab");
    await page.getByRole("checkbox", { name: "changes from row to row (difference)" }).check();
    const flags = ["--horizon", "1..3", "--test-share", "0.1", "--transform", "difference", "--dry-run"];
    const { stderr } = await gradus(["poc", sample, "--target", "temp_max", ...flags]);
    const [, train, validation, tested] = /windows: (\d+) train, (\d+) validation, (\d+) test/.exec(stderr) ?? [];
    expect(train, stderr).toBeDefined();
    await page.getByText(`${train} windows train, ${validation} validate, ${tested} test`).waitFor();
    expect(complaints).toEqual([]);
  });

  test("two kept studies of one table are told apart, and a tab that asks for another's is refused once", async () => {
    const context = await site.browser.newContext({ locale: "en" });
    onTestFinished(() => context.close());
    const { page } = await site.open("#/try", { context });
    const begin = async (rows: string) => {
      await page.getByRole("button", { name: "four years of weather in Seattle" }).click();
      await fill(page);
      for (const [label, value] of [
        ["Rows ahead", rows],
        ["Epochs of each run", "200"],
      ] as const) {
        await page.getByLabel(label).fill(value);
        await page.keyboard.press("Tab");
      }
      await page.getByText("Keep table and study in this browser").click();
      await start(page).click();
      await page.locator(".under-way").waitFor();
    };
    await begin("1");
    await page.reload();
    await begin("3");
    const other = await site.open("#/try", { context });
    const listed = other.page.locator(".kept li");
    await listed.nth(1).waitFor();
    const told = await listed.allTextContents();
    expect(told[0]).toMatch(
      /running.*temp_max, 3 rows ahead; 1 seed, as long as it takes.*begun \d{4}-\d\d-\d\d \d\d:\d\d/,
    );
    expect(told[1]).toMatch(/stopped.*temp_max, 1 row ahead; 1 seed/);
    await other.page.getByRole("button", { name: "Go on: seattle-weather.csv, temp_max, 3 rows ahead" }).press("Enter");
    await other.page.locator(".notice.failure").first().waitFor();
    await start(other.page).waitFor(); // its form is whole
    const refusals = (of: Page) => of.getByText("of one tab at a time").count();
    expect(await refusals(other.page)).toBe(1);
    await drop(page, "main", { "late.csv": "a,b\n1,2\n" });
    await page.getByText("late.csv was not taken, since a study runs.").waitFor();
    // The other way round: a tab that had the study, and runs of it.
    await expect
      .poll(() => page.locator(".under-way .figures").textContent(), { timeout: 60_000 })
      .toMatch(/[1-9]\d* of/);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.locator(".run-actions", { hasText: "The study was stopped" }).waitFor();
    await other.page.getByRole("button", { name: "Another table" }).click();
    await listed.filter({ hasText: /stopped.*3 rows ahead/ }).waitFor();
    await other.page.getByRole("button", { name: /^Go on: .* 3 rows ahead/ }).click();
    await other.page.locator(".under-way").waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator(".notice.failure").first().waitFor();
    expect(await refusals(page)).toBe(1);
  }, 180_000);

  test("without workers the page says so at its start, and reads a table all the same", async () => {
    const context = await site.browser.newContext({ locale: "en" });
    onTestFinished(() => context.close());
    await context.addInitScript("delete globalThis.Worker");
    const { page, complaints } = await site.open("#/try", { context });
    await page.getByText("This browser starts no workers").waitFor();
    await choose(page, sample);
    await page.getByRole("button", { name: "temp_max" }).click();
    await heading(page, "What was read");
    await start(page).waitFor();
    expect(complaints).toEqual([]);
  });

  test("without workers the method's page computes itself, says so, and trains to its end", async () => {
    const context = await site.browser.newContext({ locale: "en" });
    onTestFinished(() => context.close());
    await context.addInitScript("delete globalThis.Worker");
    const { page, complaints } = await site.open("", { context });
    await page.getByText("This browser starts no workers").waitFor();
    await page.getByRole("button", { name: "Train" }).press("Enter");
    await page.getByRole("button", { name: "Train again" }).waitFor({ timeout: 120_000 });
    expect(complaints).toEqual([]);
  });

  test("the method's page trains on a column of a file: chosen, dropped, and refused in words", async () => {
    const { page, complaints } = await site.open("");
    await page.getByRole("radio", { name: "your series" }).check();
    const field = page.locator(".series-field");
    const said = field.getByRole("status");
    const chooser = page.waitForEvent("filechooser");
    await field.getByRole("button", { name: "Choose a file" }).press("Enter");
    await (await chooser).setFiles(sample);
    const column = field.getByLabel("Column");
    await column.waitFor();
    await expect.poll(() => said.textContent(), PATIENT).toContain("1461 numbers are taken");
    await column.focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => column.locator("option:checked").textContent()).toBe("temp_max");
    for (const [name, text, words] of [
      ["numbers.txt", Array.from({ length: 130 }, (_, k) => k % 7).join("\n"), "130 numbers are taken"],
      ["broken.parquet", "PAR1\u0001\u0002 cut off", "begins as a Parquet file"],
      ["few.csv", "a,b\n1,2\n3,5\n4,4\n", "3 numbers are too few"],
    ] as const) {
      await drop(page, ".file-field", { [name]: text });
      await expect.poll(() => said.textContent(), PATIENT).toContain(words);
    }
    expect(complaints).toEqual([]);
  });

  test("missing values are told, and filled in as the form says", async () => {
    const file = join(site.folder, "missing.csv");
    const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
    writeFileSync(
      file,
      `day,y\n${Array.from({ length: 90 }, (_, k) => `${day(k)},${k === 9 ? "" : (k * k) % 17}`).join("\n")}\n`,
    );
    const { page } = await site.open("#/try");
    await choose(page, file);
    await page.locator(".notice.failure").waitFor();
    await page.getByLabel(/^Missing values/).selectOption("linear");
    await page.getByRole("button", { name: "Read again" }).click();
    await heading(page, "What was read");
    const card = await page.locator(".table-card").textContent();
    expect(card).toContain("y: 1 filled in");
    expect(card).toContain('The target is "y", the last numeric column; “Column to forecast” chooses another.');
  });

  test("what a tab is at stands in its storage until it is done or left; a tab that ended without a word says so, once", async () => {
    const { page } = await site.open("#/try");
    const work = () => page.evaluate(() => sessionStorage.getItem("gradus-work"));
    const said = page.getByText("The browser ended this page while it read a table, as it does when memory runs out.");
    expect(await said.count()).toBe(0);
    const wide = join(site.folder, "wide.csv");
    const row = (k: number) => `${k},${Array.from({ length: 40 }, (_, c) => (k * (c + 3)) % 101).join(",")}`;
    const names = Array.from({ length: 40 }, (_, c) => `c${c}`).join(",");
    writeFileSync(wide, `t,${names}\n${Array.from({ length: 40_000 }, (_, k) => row(k)).join("\n")}\n`);
    await choose(page, wide);
    await page.waitForFunction(() => sessionStorage.getItem("gradus-work") === "reading");
    await page.reload(); // by its user
    await page.getByRole("button", { name: "Choose a file" }).first().waitFor();
    expect([await work(), await said.count()]).toEqual([null, 0]);
    await page.goto("about:blank");
    await page.goto(site.address); // the front page reads nothing
    await page.evaluate(() => sessionStorage.setItem("gradus-work", "reading")); // as a tab has it whose memory ran out
    await page.evaluate(() => location.assign("#/try"));
    await said.waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Choose a file" }).first().waitFor();
    expect(await said.count()).toBe(0);
  });

  test("of two files the first is taken, which stays said", async () => {
    const { page, complaints } = await site.open("#/try");
    await drop(page, "main", { "first.csv": readFileSync(sample, "utf8"), "second.csv": "a,b\n1,2\n" });
    await page.getByRole("button", { name: "temp_max" }).click();
    await start(page).waitFor();
    await page.getByText("One table at a time: the first one was taken.").waitFor();
    await heading(page, "What was read");
    expect(complaints).toEqual([]);
  });

  test("a file of 600 MB is refused before anything of it is read", async () => {
    const file = join(site.folder, "large.csv");
    writeFileSync(file, "a,b\n1,2\n");
    truncateSync(file, 600 * 2 ** 20);
    const { page, complaints } = await site.open("#/try");
    await choose(page, file);
    await page.getByText("A table must be at most 500 MB here, got 600 MB.").waitFor();
    expect(complaints).toEqual([]);
  });
});
