import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { selectKernels } from "../../src/kernels/select.js";
import { train } from "../../src/train/train.js";
import { type TrainingCase, trainOptions, windowsOf } from "../../src/web/explore/compute/training-case.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";
import { exploreSite, type Site } from "./explore-site.js";
import { initialScripts } from "./initial-scripts.js";

describe.skipIf(!hasChromium)(`the explorable in Chromium${whySkipped}`, () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), exploreSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** A page that must not complain nor ask for anything but its own files. */
  async function open(options: BrowserContextOptions = {}, build = ""): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({
      ...{ viewport: { width: 1280, height: 860 }, locale: "en", reducedMotion: "reduce" },
      ...options,
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.address)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(site.address + build);
    await page.locator(".explore").waitFor();
    return { page, complaints };
  }

  const part = (page: Page, step: number) => page.locator(".step").nth(step - 1);
  const pixels = (page: Page, step: number) =>
    part(page, step)
      .locator("canvas")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        let hash = 0;
        for (const letter of canvas.toDataURL()) hash = (31 * hash + letter.charCodeAt(0)) | 0;
        return hash;
      });
  const sigma = (page: Page) => page.locator(".sigma-bar output").textContent().then(Number);
  const slider = (page: Page) => page.getByRole("slider", { name: "Smoothing" });
  const POLL = { timeout: 30_000 };

  /** Until both descents and all curves are there. */
  async function seeLoss(page: Page): Promise<void> {
    await part(page, 2).scrollIntoViewIfNeeded();
    await expect.poll(() => part(page, 2).locator(".side .found").first().textContent(), POLL).toMatch(/0\.953/);
    await expect.poll(() => part(page, 2).locator(".seen .found").textContent(), POLL).toMatch(/33 in the real loss/);
    await page.locator('[aria-busy="false"] canvas').waitFor(POLL);
  }

  test("the slider says its value and what that means, in both languages", async () => {
    const { page } = await open();
    const spoken = () => slider(page).getAttribute("aria-valuetext");
    expect(await spoken()).toBe("σ = 1.20: very smooth");
    await slider(page).focus();
    await page.keyboard.press("Home");
    expect(await spoken()).toBe("σ = 0: the real problem");
    await page.evaluate('explorePage.chooseLanguage("ja")');
    await expect.poll(() => page.locator(".sigma-bar input").getAttribute("aria-valuetext")).toBe("σ = 0：元の問題");
  });

  test("sigma moves by keys and pointer, and with it both pictures and what is said of them", async () => {
    const { page, complaints } = await open();
    await part(page, 1).scrollIntoViewIfNeeded();
    const [before, widest] = [await pixels(page, 1), await sigma(page)];
    await slider(page).focus();
    for (let k = 0; k < 20; k++) await page.keyboard.press("ArrowLeft");
    const moved = await sigma(page);
    expect(moved).toBeLessThan(widest);
    expect(await slider(page).getAttribute("aria-valuetext")).toMatch(
      new RegExp(`^σ = ${moved.toFixed(2)}: .*smooth$`),
    );
    expect(await pixels(page, 1)).not.toBe(before);
    const box = (await slider(page).boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await sigma(page)).toBeCloseTo(0.3, 1);
    await page.keyboard.press("Home");
    expect(await sigma(page)).toBe(0);
    await expect
      .poll(() => part(page, 1).locator(".found").textContent())
      .toBe("At σ = 0 the formula is the unit itself.");

    await seeLoss(page);
    const real = await pixels(page, 2);
    await page.keyboard.press("End");
    await expect.poll(() => pixels(page, 2)).not.toBe(real);
    expect(await part(page, 2).locator(".seen .found").textContent()).toMatch(/1 at σ = 1\.20/);
    expect(complaints).toEqual([]);
  });

  test("the loss: other networks, another start by pointer and keys, another line, a count over lines", async () => {
    const { page, complaints } = await open();
    await seeLoss(page);
    const ends = part(page, 2).locator(".side .found").first();
    const start = part(page, 2).getByRole("slider", { name: "Begin at" });
    const canvas = part(page, 2).locator("canvas");
    const box = (await canvas.boundingBox())!;
    await canvas.click({ position: { x: box.width * 0.9, y: 120 } });
    await expect.poll(() => start.inputValue().then(Number)).toBeGreaterThan(2);
    await expect.poll(() => ends.textContent(), POLL).not.toMatch(/1\.91/);
    await start.focus();
    await page.keyboard.press("Home");
    expect(Number(await start.inputValue())).toBe(-3);

    await part(page, 2).getByRole("radio", { name: "usual weights" }).check();
    await expect.poll(() => ends.textContent(), POLL).toMatch(/it did not pay\.$/);
    await part(page, 2).getByRole("radio", { name: "hard thresholds" }).check();
    await expect.poll(() => ends.textContent(), POLL).toMatch(/it paid\.$/);
    await part(page, 2).getByRole("button", { name: "Another random line" }).click();
    await expect.poll(() => part(page, 2).locator(".seen .found").textContent(), POLL).toMatch(/Valleys on this line/);
    await part(page, 2).getByRole("button", { name: "Count over 30" }).click();
    await expect
      .poll(() => part(page, 2).locator(".side .found").last().textContent(), { timeout: 60_000 })
      .toMatch(/^Of 30 random lines/);
    expect(complaints).toEqual([]);
  }, 120_000);

  test("training is watched, held, goes on, and has the errors of `train` in Node.js, bit for bit", async () => {
    const { page, complaints } = await open({}, "#simd");
    const button = part(page, 3).locator("button.primary");
    await button.scrollIntoViewIfNeeded();
    await button.click();
    await part(page, 3).locator(".readout").waitFor();
    const early = await pixels(page, 3);
    await expect.poll(() => pixels(page, 3)).not.toBe(early);
    await button.click();
    expect(await button.textContent()).toBe("Go on");
    await page.waitForTimeout(200); // what was under way comes to its end
    const held = await pixels(page, 3);
    await page.waitForTimeout(400);
    expect(await pixels(page, 3)).toBe(held);
    await button.click();
    await expect.poll(() => button.textContent(), { timeout: 60_000 }).toBe("Train again");
    expect(await sigma(page)).toBe(0); // the smoothed run has led it there
    const said = await part(page, 3).locator(".found").textContent();
    expect(said).toMatch(/^Median of 5 seeds: lowest error .* Here σ pays, and a run takes/);

    const trained: TrainingCase = { optimizer: "soap", gain: 3, values: null };
    const seen = (await page.evaluate(ASK_WORKER(trained))) as Record<string, number[]>;
    const { kernels } = selectKernels({ build: "simd" });
    for (const method of ["plain", "diffusion"] as const) {
      const options = trainOptions(trained, { windows: windowsOf(trained), method, seed: 1, kernels });
      const { records } = await train(options).result();
      expect(seen[method]).toEqual(records.map(({ validation }) => validation));
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  test("a series of the visitor's own: pasted, refused in words, and brought by the page around", async () => {
    const { page, complaints } = await open();
    await part(page, 3).getByRole("radio", { name: "your series" }).check();
    const train = part(page, 3).locator(".action button");
    expect(await train.isDisabled()).toBe(true);
    const field = part(page, 3).getByRole("textbox", { name: "Your series" });
    const use = part(page, 3).getByRole("button", { name: "Use these numbers" });
    for (const [text, words] of [
      ["1 2 drei", "“drei” is no number."],
      ["1, 2\n3", "3 numbers are too few"],
      [Array.from({ length: 300 }, (_, k) => `${1 + (k % 7) / 10}e308`).join(" "), "“1e+308” is too large to train on"],
      [
        Array.from({ length: 300 }, (_, k) => (k === 9 ? "1e30" : k % 7)).join(" "),
        "“1e+30” is too far from the others",
      ],
    ] as const) {
      await field.fill(text);
      await use.click();
      expect(await part(page, 3).getByRole("status").textContent()).toContain(words);
      expect(await train.isDisabled()).toBe(true);
    }
    await part(page, 3).getByRole("button", { name: "Take a sample" }).click();
    expect(await part(page, 3).getByRole("status").textContent()).toContain("600 numbers are taken");
    await train.click();
    await expect.poll(() => train.textContent(), { timeout: 60_000 }).toBe("Train again");

    const values = Array.from({ length: 150 }, (_, k) => Math.sin(k / 4));
    await page.evaluate(`explorePage.bring(${JSON.stringify(values)})`);
    await expect.poll(() => part(page, 3).getByRole("status").textContent()).toContain("150 numbers are taken");
    expect(await train.textContent()).toBe("Train");
    await page.getByRole("button", { name: "Try it on your own table" }).click();
    expect(await page.evaluate("explorePage.tried")).toBe(1);
    expect(complaints).toEqual([]);
  }, 120_000);

  test.each([360, 1280, 2560])(
    "%i pixels wide, both languages and themes: nothing is cut off, the slider is in reach",
    async (width) => {
      const looks: number[] = [];
      for (const colorScheme of ["light", "dark"] as const) {
        const { page, complaints } = await open({ viewport: { width, height: 740 }, colorScheme });
        for (const [language, heading] of [
          ["en", "See what diffusion does"],
          ["ja", "拡散法のしくみを動かして見る"],
        ] as const) {
          await page.evaluate(`explorePage.chooseLanguage("${language}")`);
          await expect.poll(() => page.locator("h1").textContent()).toBe(heading);
          expect(await page.locator("html").getAttribute("lang")).toBe(language);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
          for (const step of [1, 2, 3]) {
            await part(page, step).locator("h2").scrollIntoViewIfNeeded();
            const bar = (await page.locator(".sigma-bar > div").boundingBox())!;
            expect(bar.y + bar.height).toBeLessThanOrEqual(740);
            expect(bar.y).toBeGreaterThan(600);
          }
        }
        await part(page, 1).locator("h2").scrollIntoViewIfNeeded();
        looks.push(await pixels(page, 1));
        expect(complaints).toEqual([]);
      }
      expect(looks[0]).not.toBe(looks[1]);
    },
  );

  test("without a wish for less motion it shows once what the slider does, and stops where it is held; with it nothing moves unasked", async () => {
    const calm = await open();
    await seeLoss(calm.page);
    await part(calm.page, 2).locator("canvas").scrollIntoViewIfNeeded();
    const [still, at] = [await pixels(calm.page, 2), await sigma(calm.page)];
    await calm.page.waitForTimeout(1500);
    expect([await pixels(calm.page, 2), await sigma(calm.page)]).toEqual([still, at]);
    const play = calm.page.getByRole("button", { name: "Lower σ to 0" });
    await play.click();
    await expect.poll(() => sigma(calm.page), POLL).toBe(0);

    const { page, complaints } = await open({ reducedMotion: "no-preference" });
    await part(page, 2)
      .locator("canvas")
      .evaluate((canvas) => canvas.scrollIntoView({ block: "center" }));
    await expect.poll(() => sigma(page), POLL).toBeLessThan(1.1);
    await page.getByRole("button", { name: "Pause" }).click();
    const stopped = await sigma(page);
    await page.waitForTimeout(300);
    expect(await sigma(page)).toBe(stopped);
    expect(complaints).toEqual([]);
  }, 120_000);

  test("a frame of the fall is drawn in a small part of what 60 a second leave", async () => {
    const { page } = await open();
    await seeLoss(page);
    const canvas = part(page, 2).locator("canvas");
    await canvas.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const before = await pixels(page, 2);
    await page.waitForTimeout(300); // it is drawn while it is in sight
    const milliseconds = (await page.evaluate(TIME_OF_MOVES)) as number;
    expect(await pixels(page, 2)).not.toBe(before);
    expect(milliseconds).toBeLessThan(8); // of 16.7; 2 on the machine this was written on
  });

  test("scripts and style of the page with Preact and uPlot stay under 110 kB compressed; the engine is the worker's alone", () => {
    const size = (texts: readonly string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    const page = initialScripts(site.folder, "explore.js");
    expect(size([...page, readFileSync(join(site.folder, "explore.css"), "utf8")])).toBeLessThan(110_000);
    expect(page.join()).not.toMatch(/AGFzb|WebAssembly/);
    expect(size(initialScripts(site.folder, "explore-worker.js"))).toBeLessThan(150_000);
  });
});

/** Trains seed 1 in a worker of its own, and returns the errors by method. */
const ASK_WORKER = (trained: TrainingCase) => `new Promise((resolve, reject) => {
  const worker = new Worker("explore-worker.js#simd", { type: "module" });
  const found = { plain: [], diffusion: [] };
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.onmessage = ({ data }) => {
    if (data.kind === "epoch") found[data.method].push(data.epoch.error);
    if (data.kind === "failed") reject(new Error(data.message));
    if (data.kind === "done") resolve(found);
  };
  worker.postMessage({ kind: "train", id: 1, case: ${JSON.stringify(trained)}, seeds: 1 });
})`;

/** Milliseconds that a move of the slider takes in the page's own thread, in the mean of 100. */
const TIME_OF_MOVES = `(() => {
  const input = document.querySelector(".sigma-bar input");
  const begun = performance.now();
  for (let k = 0; k < 100; k++) {
    input.value = String(48 - (k % 90) / 2);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return (performance.now() - begun) / 100;
})()`;
