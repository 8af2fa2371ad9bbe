import { resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const entry = resolve(root, "src/index.ts");

/** The declared type of everything that `node` shows to a caller: no bodies, no initial values, nothing private. */
function typesIn(node: ts.Node, visit: (reference: ts.TypeReferenceNode) => void): void {
  if (ts.isBlock(node) || ts.isPrivateIdentifier(node)) return;
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return;
  if (ts.isTypeReferenceNode(node)) visit(node);
  const initialiser =
    ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)
      ? node.initializer
      : undefined;
  ts.forEachChild(node, (child) => {
    if (child !== initialiser || ts.isArrowFunction(child)) typesIn(child, visit);
  });
}

test("every type that a public signature of the core names is public itself", { tags: ["slow"] }, () => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const itself = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const names = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!).map(itself);
  const known = new Set(names);
  const missing = new Set<string>();
  for (const name of names) {
    for (const declaration of name.declarations ?? []) {
      typesIn(declaration, ({ typeName }) => {
        const symbol = itself(checker.getSymbolAtLocation(typeName)!);
        const [first] = symbol.declarations ?? [];
        if (first === undefined || ts.isTypeParameterDeclaration(first) || known.has(symbol)) return;
        if (first.getSourceFile().fileName.startsWith(resolve(root, "src")))
          missing.add(`${name.name}: ${symbol.name}`);
      });
    }
  }
  expect(known.size).toBeGreaterThan(80);
  expect([...missing]).toEqual([]);
});
