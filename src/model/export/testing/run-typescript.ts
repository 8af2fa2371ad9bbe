import ts from "typescript";

/** What the test needs of a module that was written. */
export interface WrittenModule {
  predict(rows: readonly object[]): { readonly ahead: number; readonly values: Readonly<Record<string, number>> }[];
}

/** The module, its types stripped as any runtime does. */
export async function moduleOf(content: Uint8Array): Promise<WrittenModule> {
  const { outputText } = ts.transpileModule(new TextDecoder().decode(content), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  return (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${btoa(unescapedOf(outputText))}`
  )) as WrittenModule;
}

/** Bytes of UTF-8 as letters, which btoa takes. */
function unescapedOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** What the compiler finds in sources at its strictest, with nothing but types that can be stripped. */
export function problemsIn(contents: readonly Uint8Array[]): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: true },
    ...{ erasableSyntaxOnly: true, isolatedModules: true, verbatimModuleSyntax: true, noEmit: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] },
  };
  const sources = new Map(
    contents.map((content, k) => {
      const name = `/model-${k + 1}.ts`;
      return [name, ts.createSourceFile(name, new TextDecoder().decode(content), ts.ScriptTarget.ES2022)];
    }),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => sources.get(file) ?? getSourceFile.call(host, file, ...rest);
  host.fileExists = (file) => sources.has(file);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
