import { expect, test } from "vitest";
import { BUILDS } from "./builds.js";
import { relaxed, simd, wide } from "./module.generated.js";
import { availableBuilds } from "./module.js";
import { hasFeature } from "./probe.js";

test("the probe accepts exactly the builds that this runtime accepts whole", () => {
  const text = { wide, relaxed, simd };
  const accepted = BUILDS.filter((build) => WebAssembly.validate(Buffer.from(text[build], "base64")));
  expect(availableBuilds()).toEqual(accepted);
  expect(hasFeature("simd")).toBe(true); // in every Node.js that this package runs on
});
