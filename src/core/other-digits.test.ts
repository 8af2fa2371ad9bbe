import { describe, expect, it } from "vitest";
import { hasOtherDigits, withPlainDigits } from "./other-digits.js";

describe("digits of other scripts", () => {
  it("every decimal digit of Unicode has the value that its place among ten says", () => {
    let tens = 0;
    for (let code = 0; code < 0x20000; code++) {
      const zero = String.fromCodePoint(code);
      // A zero follows what is no digit, or ten others.
      const isDigit = (at: number) => /\p{Nd}/u.test(String.fromCodePoint(at));
      if (!isDigit(code) || isDigit(code - 1)) continue;
      tens++;
      if (zero === "0" || zero === "０") continue;
      const digits = Array.from({ length: 10 }, (_, k) => String.fromCodePoint(code + k)).join("");
      expect(withPlainDigits(digits)).toBe("0123456789");
    }
    expect(tens).toBeGreaterThan(50);
  });

  it("Arabic decimal and thousands marks between digits are read, those of full width and Latin are left as they are", () => {
    expect(withPlainDigits("١٬٢٣٤٫٥")).toBe("1'234.5");
    expect(hasOtherDigits("12 １２ 十")).toBe(false);
  });
});
