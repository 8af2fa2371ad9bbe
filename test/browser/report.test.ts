import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCharts } from "../../src/page/charts/load-charts.js";
import { fixtureStudy } from "../../src/report/testing/fixture.js";
import { rowOf, suiteRecord } from "../../src/suite/make-suite.js";
import { renderSuite } from "../../src/suite/page/render-suite.js";
import { gradus, sample, scratch, small } from "../e2e/command.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";

const widths = [1280, 390];

describe.skipIf(!hasChromium)(`the report in Chromium${whySkipped}`, () => {
  let browser: Browser;
  const folder = scratch();

  beforeAll(async () => {
    browser = await launch();
    for (const lang of ["en", "ja"]) {
      const { status } = await gradus(["poc", sample, ...small, "--lang", lang, "--out", join(folder, lang)]);
      expect(status).toBe(0);
    }
    const page = join(folder, "explain.html");
    const flags = ["--target", "temp_max", "--window", "6", "--hidden", "6", "--quick", "--out", page];
    expect((await gradus(["explain", sample, ...flags])).status).toBe(0);
  });
  afterAll(() => browser?.close());

  /** Opens a file with the network cut off; whatever it asks for or complains of is returned. */
  async function open(file: string, width: number): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.route("**", (route) => {
      const url = route.request().url();
      if (url === `file://${file}`) return route.continue();
      complaints.push(`asked for ${url}`);
      return route.abort();
    });
    await page.goto(`file://${file}`);
    return { page, complaints };
  }

  const pages = ["en/report.html", "ja/report.html", "explain.html"];
  const views = pages.flatMap((page) => widths.map((width) => ({ page, width })));

  test.each(views)(
    "$page opens without a network, complains of nothing and fits $width pixels",
    async ({ page: name, width }) => {
      const { page, complaints } = await open(join(folder, name), width);
      expect(complaints).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const charts = await page.locator("svg:visible").count();
      expect(charts).toBeGreaterThan(3);
      const smallest = await page.evaluate(() => {
        const sizes = [...document.querySelectorAll("p, td, th, li, svg text")]
          .filter((element) => element.getBoundingClientRect().width > 0)
          .map((element) => {
            const svg = element.closest("svg");
            const scale = svg?.viewBox.baseVal.width
              ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
              : 1;
            return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
          });
        return Math.min(...sizes);
      });
      const fitting = width > 1000 ? ".scroll" : ".scroll.few, .scroll.stacked";
      const wide = await page.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((box) => box.scrollWidth > box.clientWidth)
            .map((box) => box.getAttribute("aria-label")),
        fitting,
      );
      expect(wide).toEqual([]); // others scroll on a phone, with a shadow where they go on
      expect(smallest).toBeGreaterThan(9); // pixels: text that can be read
      await page.close();
    },
  );

  test.each(["en", "ja"])("the %s comparison of studies shows all of its columns in 1280 pixels", async (lang) => {
    const place = join(folder, `compare-${lang}.html`);
    const studies = [join(folder, "en"), join(folder, "ja")];
    expect((await gradus(["compare", ...studies, "--lang", lang, "--out", place])).status).toBe(0);
    const { page, complaints } = await open(place, 1280);
    const box = page.locator(".scroll");
    expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    expect(await box.locator("thead th").count()).toBe(10);
    expect(complaints).toEqual([]);
    await page.close();
    const phone = await open(place, 390);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await phone.page.close();
  });

  test.each(["en", "ja"] as const)(
    "the %s table of a suite shows all of its columns in 1280 pixels, and on a phone its names stay beside the figures",
    async (lang) => {
      await loadCharts();
      const rows = ["short", "n".repeat(80)].map((name, k) => {
        const row = rowOf({ name, folder: name }, fixtureStudy({ decision: "inconclusive" }));
        return { ...row, targets: k === 0 ? ["y"] : ["t".repeat(220)] };
      });
      const place = join(folder, `suite-${lang}.html`);
      writeFileSync(place, renderSuite(suiteRecord(rows, { gradus: "0.0.0", command: null, unnamed: null }), lang));
      const { page, complaints } = await open(place, 1280);
      const box = page.locator(".scroll").last();
      expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 360, height: 800 });
      const edges = await box.evaluate((one) => {
        one.scrollLeft = 300;
        const names = [...one.querySelectorAll<HTMLElement>("tbody th")];
        return names.map((name) => [
          name.scrollWidth - name.clientWidth, // nothing is printed over its edge
          Math.round(name.getBoundingClientRect().left - one.getBoundingClientRect().left),
        ]);
      });
      expect(edges).toEqual([
        [0, 1],
        [0, 1],
      ]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test.each(["en", "ja"])(
    "the %s report prints on A4: light, nothing cut, lists of runs left out, the decision on the first page",
    async (lang) => {
      const [width, height] = [680, 990]; // CSS pixels inside the margins
      const { page } = await open(join(folder, lang, "report.html"), width);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const found = await page.evaluate(() => {
        const boxes = (selector: string) =>
          [...document.querySelectorAll(selector)]
            .map((element) => element.getBoundingClientRect())
            .filter((box) => box.width > 0);
        return {
          background: getComputedStyle(document.body).backgroundColor,
          decision: boxes("header, .contents").reduce((sum, box) => sum + box.height, 0),
          right: Math.max(...boxes("svg, table, pre, .tile, .bars").map((box) => box.right)),
          drawings: [...document.querySelectorAll("figure .drawings")].map(
            (one) => [...one.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0).length,
          ),
          tiles: Math.max(...boxes(".tile").map((box) => box.right)),
          lists: boxes("details, details table").length,
          whereTheyAre: boxes(".paper-only").length,
          together: [...document.querySelectorAll(".legend")].map(
            (one) => getComputedStyle(one.parentElement!).breakInside,
          ),
          sizes: [...document.querySelectorAll("figure svg text")]
            .filter((text) => text.getBoundingClientRect().width > 0)
            .map((text) => {
              const svg = text.closest("svg")!;
              const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
              return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
            }),
        };
      });
      expect(found.background).toBe("rgb(255, 255, 255)");
      expect(found.decision).toBeLessThan(height);
      expect(found.right).toBeLessThanOrEqual(width);
      expect(new Set(found.drawings)).toEqual(new Set([1]));
      expect(found.tiles).toBeLessThanOrEqual(width - 1); // a border at the very edge of the page is cut
      expect(found.lists).toBe(0); // hundreds of rows
      expect(found.whereTheyAre).toBe(1);
      expect(new Set(found.together)).toEqual(new Set(["avoid"])); // a legend with its charts
      expect(Math.min(...found.sizes)).toBeGreaterThan(8.5); // CSS pixels: 6.4 points on paper
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\S* 84[12]/);
      await page.close();
    },
  );

  test("the check of the network works: a page that asks for something is found out", async () => {
    const leaky = join(folder, "leaky.html");
    writeFileSync(leaky, '<img src="http://127.0.0.1:9/x.png">');
    const { complaints } = await open(leaky, 400);
    expect(complaints).toContain("asked for http://127.0.0.1:9/x.png");
  });
});
