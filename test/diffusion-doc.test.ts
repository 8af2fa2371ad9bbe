import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const lines = readFileSync(join(root, "docs", "diffusion.md"), "utf8").split("\n");

interface Formula {
  readonly line: number;
  /** What is said of it up to the next formula or heading. */
  readonly text: string;
}

/** The fenced blocks of the page, each with the text that follows it. */
function formulas(): Formula[] {
  const found: Formula[] = [];
  lines.forEach((line, index) => {
    if (line !== "```formula") return;
    const end = lines.indexOf("```", index);
    const after = lines.slice(end + 1);
    const stop = after.findIndex((next) => next.startsWith("```") || next.startsWith("#"));
    found.push({ line: index + 1, text: after.slice(0, stop < 0 ? undefined : stop).join(" ") });
  });
  return found;
}

/** Pairs of file and title: `file` › "title". */
function citations(text: string): { file: string; title: string }[] {
  return [...text.matchAll(/`([^`]+\.test\.ts)` › "([^"]+)"/g)].map(([, file, title]) => ({
    file: file!,
    title: title!,
  }));
}

test("every formula of docs/diffusion.md names a test", () => {
  const all = formulas();
  expect(all.length).toBeGreaterThan(20);
  const untested = all.filter(({ text }) => citations(text).length === 0);
  expect(untested.map(({ line }) => `docs/diffusion.md:${line}`)).toEqual([]);
});

test("every test that docs/diffusion.md names exists under that title", () => {
  const named = citations(lines.join(" "));
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(({ file, title }) => {
    const path = join(root, file);
    return (
      !existsSync(path) || !new RegExp(`(?:test|it)\\b[^;]*?["\`]${literal(title)}`).test(readFileSync(path, "utf8"))
    );
  });
  expect(missing).toEqual([]);
});

test("every link within docs/diffusion.md leads to one of its headings", () => {
  const anchors = new Set(
    lines
      .filter((line) => line.startsWith("#"))
      .map((line) =>
        line
          .replace(/^#+ /, "")
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, "")
          .replace(/ /g, "-"),
      ),
  );
  const links = [...lines.join("\n").matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
