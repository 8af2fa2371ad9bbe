import { expect, it } from "vitest";
import { pageLimit } from "./page-limit.js";

it("a file beyond 500 MB is refused with what to do, one from 50 MB on is said to take long", () => {
  expect(pageLimit(49 * 2 ** 20)).toEqual({ kind: "usual" });
  expect(pageLimit(50 * 2 ** 20)).toMatchObject({ kind: "long" });
  expect(pageLimit(500 * 2 ** 20)).toMatchObject({ kind: "long" });
  expect(pageLimit(501 * 2 ** 20)).toMatchObject({ kind: "refused", reason: expect.stringContaining("got 501 MB") });
});
