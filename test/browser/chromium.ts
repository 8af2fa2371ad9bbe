import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM names; CI installs it. */
export const chromiumPath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const hasChromium = existsSync(chromiumPath);
/** For the title of a suite that is skipped. */
export const whySkipped = hasChromium ? "" : ` (skipped: no ${chromiumPath}; install Chromium or set CHROMIUM)`;

/** `flags`: further ones, e.g. for its JavaScript engine. */
export function launch(...flags: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...flags,
    ],
  });
}
