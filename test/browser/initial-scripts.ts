import { readFileSync } from "node:fs";
import { join } from "node:path";

/** All that a script of a built folder loads before it runs, itself first. */
export function initialScripts(folder: string, entry: string): string[] {
  const found = new Map<string, string>();
  const follow = (name: string) => {
    if (found.has(name)) return;
    const text = readFileSync(join(folder, name), "utf8");
    found.set(name, text);
    for (const [, other] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) follow(other!);
  };
  follow(entry);
  return [...found.values()];
}
