import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { root } from "../e2e/command.js";
import { launch } from "./chromium.js";

/** For what a worker answers, which has other work. */
export const PATIENT = { timeout: 30_000 };

/** The site, served by `gradus ui` and shown by Chromium, for the tests of one suite. */
export class Site {
  readonly folder: string;
  #browser: Browser | null = null;
  #server: ChildProcess | null = null;
  #address = "";

  /** @param folder for files of the suite */
  constructor(folder: string) {
    this.folder = folder;
    beforeAll(async () => {
      mkdirSync(join(folder, "out"));
      this.#server = spawn(process.execPath, [join(root, "bin", "gradus.js"), "ui", "out"], {
        ...{ cwd: folder, stdio: ["ignore", "pipe", "ignore"] },
        env: { ...process.env, XDG_STATE_HOME: join(folder, "state") },
      });
      this.#address = `${String((await once(this.#server.stdout!, "data"))[0]).trim()}web/`;
      this.#browser = await launch();
    });
    afterAll(async () => {
      await this.#browser?.close();
      this.#server?.kill("SIGKILL");
    });
  }

  get address(): string {
    return this.#address;
  }

  get browser(): Browser {
    return this.#browser!;
  }

  /** A page that complains of nothing, and asks its own server alone. */
  async open(
    hash: string,
    given: { context?: BrowserContext; width?: number; locale?: string; dark?: boolean } = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const { width = 1280, locale = "en", dark = false } = given;
    const options = { viewport: { width, height: 900 }, locale, colorScheme: dark ? "dark" : "light" } as const;
    const page = await (given.context?.newPage() ?? this.browser.newPage(options));
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !url.startsWith(`blob:${new URL(this.address).origin}`))
        complaints.push(`asked for ${url}`);
    });
    await page.goto(this.address + hash);
    return { page, complaints };
  }
}

export const heading = (page: Page, name: string) => page.getByRole("heading", { name }).first().waitFor();
export const start = (page: Page) => page.getByRole("button", { name: "Run the proof of concept" });

export async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).first().click();
  await (await chooser).setFiles(file);
}

/** Lets files of a name and a text each fall onto a part of the page. */
export async function drop(page: Page, onto: string, files: Readonly<Record<string, string>>): Promise<void> {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(given)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent(onto, "drop", { dataTransfer });
}

/** Fields of "More choices", by the keyboard. */
export async function fill(page: Page): Promise<void> {
  await page.getByText("More choices").click();
  const fields = {
    "Rows the network reads": 8,
    "Seeds of each method": 1,
    "Epochs of each run": 2,
    "Tuning runs of each method": 1,
    Threads: 2,
  };
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(String(value));
    await page.keyboard.press("Tab");
  }
  await page.getByRole("radio", { name: "as long as it takes" }).check();
  await start(page).waitFor();
}

export async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFileSync(await download.path(), "utf8");
}
