import { expect, test } from "vitest";
import { packageNotLoaded } from "./optional-package.js";

test("a package that is not there is to be installed; one that fails to load has other causes first", () => {
  const missing = Object.assign(new Error("Cannot find package 'echarts'"), { code: "ERR_MODULE_NOT_FOUND" });
  expect(packageNotLoaded("Charts are drawn by", "echarts@6.1.0", missing).message).toBe(
    "Charts are drawn by the package echarts, which did not load: Cannot find package 'echarts'. Run `npm install echarts@6.1.0`.",
  );
  const files = Object.assign(new Error("EMFILE: too many open files"), { code: "EMFILE" });
  expect(packageNotLoaded("Files are read by", "@duckdb/node-api@1.5.6-r.1", files).message).toMatch(
    /package @duckdb\/node-api, which did not load: EMFILE.* Raise limits on memory and open files \(ulimit\)/,
  );
});
