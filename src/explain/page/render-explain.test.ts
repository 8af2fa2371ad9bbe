import { beforeAll, describe, expect, test } from "vitest";
import { explain } from "../explain.js";
import type { ExplainRecord } from "../record.js";
import { smallTask } from "../testing/small.js";
import { renderExplain } from "./render-explain.js";

const PARTS = ["landscape", "initialisation", "curvature", "memory", "noise", "thresholds", "formulas", "reproduce"];
let record: ExplainRecord;

beforeAll(async () => {
  record = await explain({ ...smallTask(), source: 'my <data> & "more"', command: "gradus explain <data>" });
});

describe.each(["en", "ja"] as const)("%s", (language) => {
  test("the page holds every part, loads nothing and runs nothing", async () => {
    const page = await renderExplain(record, language);
    for (const id of PARTS) expect(page).toContain(`id="${id}"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|javascript:|\son\w+=|@import|url\((?!#)/i);
    expect(page.match(/https?:\/\/[^"' ]+/g) ?? []).toEqual([]);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test("text from the data is escaped and every id is unique", async () => {
    const page = await renderExplain(record, language);
    expect(page).toContain("my &lt;data&gt; &amp; &quot;more&quot;");
    expect(page).toContain("<code>gradus explain &lt;data&gt;</code>");
    expect(page).not.toContain("my <data>");
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a stopped record shows what it has and says so", async () => {
    const page = await renderExplain(
      { ...record, outcome: { kind: "stopped" }, curvature: null, memory: null, noise: null, thresholds: null },
      language,
    );
    expect(page).toContain('class="notice"');
    expect(page).toContain('id="landscape"');
    expect(page).not.toContain('id="memory"');
  });
});

test("one record gives one page, byte for byte", async () => {
  expect(await renderExplain(record, "en")).toBe(await renderExplain(record, "en"));
});
