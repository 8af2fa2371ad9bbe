import { expect, test } from "vitest";
import { displayWidth, padStart, truncate, wrap } from "./width.js";

test("wide characters take two columns, combining marks none", () => {
  const widths = ["sgd", "\u691c\u8a3c\u8aa4\u5dee", "\uff08a\uff09", "e\u0301", "\uff76\uff9e", "0.62\u00d7"].map(
    displayWidth,
  );
  expect(widths).toEqual([3, 8, 5, 1, 2, 5]);
});

test("padding counts columns, not characters", () => {
  expect(displayWidth(padStart("\u672a\u5230\u9054", 9))).toBe(9);
});

test("no wrapped line is wider than asked, and nothing but spaces at the breaks is lost", () => {
  const english = "The saving is not certain: the interval reaches across the limit, both answers are possible.";
  const japanese =
    "\u76ee\u6a19\u8aa4\u5dee\u307e\u3067\u306e\u6642\u9593\u306f\u3001diffusion \u304c sgd \u306e 0.64\u500d\uff08\u533a\u9593\uff09\u3067\u3059\u3002\u57fa\u6e96\u3092\u9054\u6210\u3057\u307e\u3057\u305f\u3002";
  for (const text of [english, japanese]) {
    for (let width = 12; width < 90; width++) {
      const lines = wrap(text, width);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  }
});

test("a Japanese line never begins with a full stop, a comma or a closing bracket", () => {
  const text = "\u3042\u3044\u3046\u3001\u3048\u304a\u3002\uff08\u304b\u304d\uff09\u304f\u3051\u3053\u3002";
  for (let width = 6; width < 30; width++) {
    expect(wrap(text, width).filter((line) => /^[\u3001\u3002\uff09]/.test(line))).toEqual([]);
  }
});

test("a cut name keeps to its columns and shows that it is cut", () => {
  expect(truncate("a-very-long-method-name", 12)).toBe("a-very-lo...");
  expect(
    displayWidth(truncate("\u3068\u3066\u3082\u9577\u3044\u624b\u6cd5\u306e\u540d\u524d", 12)),
  ).toBeLessThanOrEqual(12);
});
