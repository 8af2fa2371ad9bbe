import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { GradusError } from "../../core/errors.js";

/** A file of the page. */
export interface Asset {
  readonly type: string;
  readonly body: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Names of the page's files: no other name is ever looked for. */
const NAMES = ["index.html", "ui.js", "ui.css", "icon.svg"] as const;

/** The page's files as the build made them, read once. @throws GradusError where they are not there */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of NAMES) {
    const body = await readFile(join(folder, name), "utf8").catch(() => {
      throw new GradusError(
        `ui: the page's files must be in ${folder}, got no ${name}. Run \`npm run build\` in a clone of gradus, or install it again.`,
      );
    });
    assets.set(name, { type: TYPES[extname(name)]!, body });
  }
  return assets;
}
