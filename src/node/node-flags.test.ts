import { expect, test } from "vitest";
import { commandNodeFlags } from "./node-flags.js";

test("flags of the engine and of memory belong to a command; those that load code, listen or name files do not", () => {
  const kept = [
    ...["--experimental-wasm-relaxed-simd", "--no-experimental-wasm-relaxed-simd", "--disable-wasm-trap-handler"],
    ...["--wasm-tier-up", "--no-wasm-tier-up", "--max-old-space-size=4096", "--stack-size=2000"],
  ];
  const others = [
    ...["--import=./evil.js", "--require", "./evil.js", "--eval", "code", "--inspect=0.0.0.0", "--env-file=secret"],
    ...["--experimental-loader=./evil.js", "--max-old-space-size=1;evil", "--experimental-wasm-modules=./evil.js", ""],
  ];
  expect(commandNodeFlags([...others, ...kept, ...others])).toEqual(kept);
});
