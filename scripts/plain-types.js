// Spells out the types that schemas of stored data give. Their declarations would be `z.infer<typeof schema>`, with the whole
// schema beside it: every program that uses them would compile zod's types too, which need those of a page or of Node.js.
import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

/** Rewrites those of the declaration files that import zod: types stay, spelt out; schemas, which only the library reads, go. */
export function writePlainTypes(files) {
  const withSchemas = files.filter((file) => /from "zod\/mini"/.test(readFileSync(file, "utf8")));
  const program = ts.createProgram(withSchemas, {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts"],
    types: [],
  });
  const checker = program.getTypeChecker();
  for (const file of withSchemas) {
    const { statements, text } = program.getSourceFile(file);
    const kept = statements
      .filter((statement) => !isOfSchemas(statement))
      .map((statement) => plain(statement, text, checker));
    writeFileSync(file, `${kept.join("").trimStart()}\n`);
  }
}

function isOfSchemas(statement) {
  if (ts.isImportDeclaration(statement)) return statement.moduleSpecifier.text === "zod/mini";
  return ts.isVariableStatement(statement) && /\bz\./.test(statement.getText());
}

/** The statement's text with its comments. */
function plain(statement, text, checker) {
  if (!ts.isTypeAliasDeclaration(statement) || !/\bz\./.test(statement.type.getText())) return statement.getFullText();
  const flags = ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias;
  const node = checker.typeToTypeNode(checker.getTypeAtLocation(statement), statement, flags);
  const type = ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, statement.getSourceFile());
  return `${text.slice(statement.pos, statement.type.getStart())}${type};`;
}
