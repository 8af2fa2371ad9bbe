// Prints the peak of 128-bit multiply-adds held in registers, GFLOP/s of processor time: relaxed SIMD if there is.
import { readFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const source = readFileSync(new URL("peak.assembly", import.meta.url), "utf8");
let best = 0;
for (const flags of [[], ["--enable", "relaxed-simd"]]) {
  let bytes = null;
  const { error } = await asc.main(
    ["peak.ts", "-O3", "--runtime", "stub", "--enable", "simd", "-o", "peak.wasm", ...flags],
    {
      readFile: (name) => (name === "peak.ts" ? source : null),
      writeFile: (_name, contents) => {
        bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw error;
  if (!WebAssembly.validate(bytes)) continue;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort() {} } });
  for (let k = 0; k < 200; k++) exports.peak(10_000, 0.5, 0.5);
  for (let k = 0; k < 60; k++) {
    const usage = process.cpuUsage();
    exports.peak(1_000_000, 0.5, 0.5);
    const { user, system } = process.cpuUsage(usage);
    best = Math.max(best, (1e6 * 10 * 8) / ((user + system) * 1000));
  }
}
console.log(best.toFixed(1));
