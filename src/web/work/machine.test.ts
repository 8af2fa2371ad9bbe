import { expect, test } from "vitest";
import { browserName } from "./machine.js";

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

test.each([
  [
    CHROME,
    [
      { brand: "Not;A=Brand", version: "8" },
      { brand: "Chromium", version: "150" },
    ],
    "Chromium 150",
  ],
  [
    CHROME,
    [
      { brand: "Chromium", version: "150" },
      { brand: "Microsoft Edge", version: "150" },
    ],
    "Microsoft Edge 150",
  ],
  [CHROME, [], "Chrome 150.0.0.0"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", [], "Firefox 145.0"],
  ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15", [], "Safari 26.1"],
  ["something", [], "an unknown browser"],
])("%s with the brands %j is called by its own name", (userAgent, brands, name) => {
  expect(browserName(userAgent, brands)).toBe(name);
});
