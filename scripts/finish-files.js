// What the bundler cannot be told file by file: how each of them is minified.
import { minifySync } from "vite";

/**
 * A plugin for the build, for files that were minified without shortening names. The library's own get a line for every statement:
 * Node.js shows the line of an uncaught error, which would else be the whole file. The file `shortest` is minified all the way.
 */
export function finishFiles({ shortest }) {
  return {
    name: "finish-files",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        if (chunk.name === shortest) {
          const [licences] = /^(?:\s*\/\*!.*?\*\/)*\s*/s.exec(chunk.code);
          const { code } = minifySync(`${chunk.name}.js`, chunk.code, { module: true, mangle: true, compress: true });
          chunk.code = licences + code;
          continue;
        }
        const ends = [...new Set(statementEnds(this.parse(chunk.code)))].sort((a, b) => a - b);
        const pieces = ends.map((end, k) => chunk.code.slice(ends[k - 1] ?? 0, end));
        chunk.code = [...pieces, chunk.code.slice(ends.at(-1) ?? 0)].filter((piece) => piece !== "").join("\n");
      }
    },
  };
}

/** Where the statements of programs, blocks and classes end: between two of them a line break means nothing. */
function* statementEnds(node) {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) yield* statementEnds(item);
    return;
  }
  if (Array.isArray(node.body)) for (const statement of node.body) yield statement.end;
  for (const child of Object.values(node)) yield* statementEnds(child);
}
