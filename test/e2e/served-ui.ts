import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { launch } from "../browser/chromium.js";
import { root, scratch } from "./command.js";

const program = join(root, "bin", "gradus.js");

/** `gradus ui` of a folder of each test's own, shown by Chromium, for the tests of one suite. */
export class ServedUi {
  #browser: Browser | null = null;
  #folder = "";

  constructor() {
    beforeAll(async () => {
      this.#browser = await launch();
    });
    afterAll(() => this.#browser?.close());
    beforeEach(() => {
      this.#folder = scratch();
      mkdirSync(join(this.#folder, "out"));
    });
  }

  /** Where commands of this test run; studies lie in its folder `out`. */
  get folder(): string {
    return this.#folder;
  }

  /** Starts a process that ends with the test; its first line on stdout, once there is one. */
  async start(args: readonly string[]): Promise<{ child: ChildProcess; line: () => Promise<string> }> {
    const env = { ...process.env, XDG_STATE_HOME: join(this.#folder, "state") };
    const child = spawn(process.execPath, [program, ...args], {
      cwd: this.#folder,
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const line = async () => {
      let text = "";
      while (!text.includes("\n")) text += String((await once(child.stdout!, "data"))[0]);
      return text.trim();
    };
    return { child, line };
  }

  async serve(port = "0") {
    const { child, line } = await this.start(["ui", "out", "--port", port]);
    return { server: child, address: await line() };
  }

  /** A page that complains of nothing but what the network does. */
  async open(address: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await this.#browser!.newPage({ viewport: { width: 1280, height: 900 }, locale: "en" });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (!/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/.test(message.text())) complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(address.split("#")[0]!)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(address);
    return { page, complaints };
  }
}
