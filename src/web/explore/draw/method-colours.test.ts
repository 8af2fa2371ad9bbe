import { expect, test } from "vitest";
import { methodStyles } from "../../../report/view/method-styles.js";
import { PLAIN, SMOOTHED } from "./method-colours.js";

test("diffusion and descent have the colours that they have in every study", () => {
  const [diffusion, descent] = methodStyles([true, false]);
  expect([SMOOTHED, PLAIN]).toEqual([diffusion!.index, descent!.index]);
});
