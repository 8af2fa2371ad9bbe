/** @module-tag slow */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const { exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
  exports: Record<string, { readonly types: string } | string>;
};
const entries = Object.entries(exports).flatMap(([name, entry]) =>
  typeof entry === "string"
    ? []
    : [{ name, file: resolve(root, entry.types.replace("./dist/", "src/").replace(".d.ts", ".ts")) }],
);
/** The entries whose names another's signatures may use: a name has one home. */
const BUILDS_ON: Readonly<Record<string, readonly string[]>> = {
  ".": [],
  "./model": ["."],
  "./study": [".", "./model"],
  "./report": ["./study"],
  "./explain": ["."],
  "./node": [".", "./model", "./study"],
};

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile).config,
  ts.sys,
  root,
);
const program = ts.createProgram(
  entries.map(({ file }) => file),
  options,
);
const checker = program.getTypeChecker();

/** What an entry exports, followed to where it is declared. */
function publicNames(file: string): readonly ts.Symbol[] {
  return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!).map(itself);
}

function itself(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The declared type of everything that `node` shows to a caller: no bodies, no initial values, nothing private. */
function typesIn(node: ts.Node, visit: (reference: ts.EntityName) => void): void {
  if (ts.isBlock(node) || ts.isPrivateIdentifier(node)) return;
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return;
  if (ts.isTypeReferenceNode(node)) visit(node.typeName);
  const initialiser =
    ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)
      ? node.initializer
      : undefined;
  ts.forEachChild(node, (child) => {
    if (child !== initialiser || ts.isArrowFunction(child)) typesIn(child, visit);
  });
}

test.each(entries)(
  "every type that a public signature of $name names is exported by it or by one it builds on",
  ({ name: entry, file }) => {
    const names = publicNames(file);
    const known = new Set([
      ...names,
      ...entries.filter(({ name }) => BUILDS_ON[entry]!.includes(name)).flatMap(({ file }) => publicNames(file)),
    ]);
    const missing = new Set<string>();
    for (const name of names) {
      for (const declaration of name.declarations ?? []) {
        typesIn(declaration, (typeName) => {
          const symbol = itself(checker.getSymbolAtLocation(typeName)!);
          const [first] = symbol.declarations ?? [];
          if (first === undefined || ts.isTypeParameterDeclaration(first) || known.has(symbol)) return;
          if (first.getSourceFile().fileName.startsWith(resolve(root, "src")))
            missing.add(`${name.name}: ${symbol.name} of ${first.getSourceFile().fileName.slice(root.length + 1)}`);
        });
      }
    }
    expect(names.length).toBeGreaterThan(3);
    expect([...missing]).toEqual([]);
  },
);
