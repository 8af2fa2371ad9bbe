// Compiles assembly/ to WebAssembly and embeds each build as base64 in src/kernels/wasm/module.generated.ts.
// The file is committed, so that users need no toolchain; it carries the hash of the sources that it was made from.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "src", "kernels", "wasm", "module.generated.ts");

const builds = [
  { name: "simd", what: "128-bit SIMD", flags: [] },
  {
    name: "wide",
    what: "tiles for engines that join neighbouring operations into 256 bits",
    flags: ["--enable", "relaxed-simd", "--use", "WIDE=1"],
  },
  { name: "relaxed", what: "128-bit SIMD with fused multiply-add", flags: ["--enable", "relaxed-simd"] },
];

/** The text of the generated module; the same sources give the same bytes. */
export async function generate() {
  const parts = [
    `// Made by scripts/build-wasm.js from assembly/; do not edit.\nexport const sources = "${sourceHash()}";\n`,
  ];
  for (const { name, what, flags } of builds) {
    const bytes = await compile(flags);
    parts.push(
      `/** ${what}; ${bytes.length} bytes. */\nexport const ${name}: string =\n  "${Buffer.from(bytes).toString("base64")}";\n`,
    );
  }
  return parts.join("\n");
}

async function compile(flags) {
  const { default: asc } = await import("assemblyscript/asc"); // 3 s to load, and not needed for the hash
  const files = {};
  const { error, stderr } = await asc.main(
    [
      "assembly/index.ts",
      "--outFile",
      "module.wasm",
      "--runtime",
      "stub",
      "--noAssert",
      "-O3",
      "--converge",
      "--importMemory",
      "--enable",
      "simd",
      ...flags,
    ],
    {
      readFile: (name, base) => readText(join(base, name)),
      writeFile(name, contents) {
        files[name] = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`build-wasm: ${error.message}\n${stderr.toString()}`);
  return files["module.wasm"];
}

function readText(path) {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return null;
  }
}

/** SHA-256 of everything that the builds depend on. */
export function sourceHash() {
  const hash = createHash("sha256");
  const files = readdirSync(join(root, "assembly"), { recursive: true }).filter((file) => file.endsWith(".ts"));
  for (const file of files.sort()) hash.update(file).update(readText(join("assembly", file)));
  const { devDependencies } = JSON.parse(readText("package.json"));
  hash.update(devDependencies.assemblyscript).update(JSON.stringify(builds));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await generate());
