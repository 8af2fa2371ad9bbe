#!/usr/bin/env node
// Loads the program by a call: where a limit on open files keeps its modules from being read, only this file is there to say so.
try {
  await import("../dist/entry/cli.js");
} catch (error) {
  if (error?.code !== "EMFILE" && error?.code !== "ENFILE") throw error;
  const { soft } = process.report?.getReport().userLimits?.open_files ?? {};
  const [got, remedy] =
    error.code === "EMFILE"
      ? [`a limit of ${soft ?? "too few"} open files`, "Allow more: ulimit -n 256."]
      : ["too many open files in the whole system", "Close other programs and repeat the command."];
  process.stderr.write(`gradus: the files of the program itself must be opened, got ${got}. ${remedy}\n`);
  process.exitCode = 2;
}
