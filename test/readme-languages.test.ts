import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const [english, japanese] = ["README.md", "README.ja.md"].map((name) =>
  sectionsOf(readFileSync(join(root, name), "utf8")),
);

/** A README's text before its first heading of the second level, and each section with its heading. */
function sectionsOf(text: string): readonly string[] {
  return text.split(/^(?=## )/m);
}

/** The fenced blocks, without the comments of a shell: those are translated, the commands are not. */
function blocks(section: string): readonly string[] {
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language, body]) =>
    language === "sh" ? body!.replace(/\s+# .*$/gm, "") : body!,
  );
}

function prose(section: string): string {
  return section.replace(/^```[\s\S]*?^```/gm, "");
}

/** Options, commands and names of the code in the prose, in any order. */
function codes(section: string): readonly string[] {
  return [...new Set([...prose(section).matchAll(/`([^`]+)`/g)].map(([, code]) => code!))].sort();
}

function links(section: string): readonly string[] {
  return [...prose(section).matchAll(/\]\(([^)]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^README/.test(link))
    .sort();
}

test("the README of each language links to the other", () => {
  expect(english![0]).toContain("(README.ja.md)");
  expect(japanese![0]).toContain("(README.md)");
  expect(japanese).toHaveLength(english!.length);
});

describe.each(english!.map((section, k) => ({ heading: section.split("\n")[0]!, section, other: japanese![k] ?? "" })))(
  "README.ja.md says the same under $heading",
  ({ section, other }) => {
    test("the same commands and examples, to the letter", () => {
      expect(blocks(other)).toEqual(blocks(section));
    });

    test("the same options and names of the code", () => {
      expect(codes(other)).toEqual(codes(section));
    });

    test("the same links, and each file exists", () => {
      expect(links(other)).toEqual(links(section));
      for (const link of links(other))
        if (!/^https?:/.test(link)) expect(existsSync(join(root, link)), link).toBe(true);
    });

    test("as many paragraphs, list items and rows, in Japanese", () => {
      const shape = (text: string) =>
        [/^- /gm, /^\|/gm, /\S\n\n/g].map((kind) => (prose(text).match(kind) ?? []).length);
      expect(shape(other)).toEqual(shape(section));
      expect(prose(other)).toMatch(/[\u3040-\u30ff]/);
    });
  },
);
