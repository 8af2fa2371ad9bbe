// Spells out the types that schemas of stored data give. Their declarations would be `z.infer<...>`, with the whole
// schema beside it: every program that uses them would compile zod's types too, which need those of a page or of Node.js.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * Rewrites those of the declaration files that import zod: types stay, spelt out, with the comments of their fields, which
 * only the sources have; schemas, which only the library reads, go.
 */
export function writePlainTypes(files, { dist, src }) {
  const withSchemas = files.filter((file) => /from "zod\/mini"/.test(readFileSync(file, "utf8")));
  const sourceOf = (file) => join(src, relative(dist, file).replace(/\.d\.ts$/, ".ts"));
  const program = ts.createProgram(withSchemas.map(sourceOf), {
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
    const source = sourceOf(file);
    const inferred = new Map(
      program
        .getSourceFile(source)
        .statements.filter(ts.isTypeAliasDeclaration)
        .map((alias) => [alias.name.text, checker.getTypeAtLocation(alias)]),
    );
    const declared = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
    const kept = declared.statements
      .filter((statement) => !isOfSchemas(statement))
      .map((statement) => plain(statement, { inferred, checker, source }));
    writeFileSync(file, `${kept.join("").trimStart()}\n`);
  }
}

function isOfSchemas(statement) {
  if (ts.isImportDeclaration(statement)) return statement.moduleSpecifier.text === "zod/mini";
  return ts.isVariableStatement(statement) && /\bz\./.test(statement.getText());
}

/** The statement's text with its comments. */
function plain(statement, place) {
  const text = statement.getFullText();
  if (!ts.isTypeAliasDeclaration(statement) || !/\bz\./.test(statement.type.getText())) return text;
  const beginning = text.slice(0, statement.type.getStart() - statement.pos);
  return `${beginning}${spelt(place.inferred.get(statement.name.text), place, "")};`;
}

/** A type out of a schema: objects field by field, lists and unions of such; whatever has a name of its own by that. */
function spelt(type, place, indent) {
  const { checker } = place;
  const isDeep = (part) =>
    checker.isArrayType(part) || fieldsOf(part, checker) !== null || nameOf(part, place) !== null;
  if (type.isUnion() && type.types.some(isDeep)) {
    const nullLast = type.types.toSorted((a, b) => (a.flags & ts.TypeFlags.Null) - (b.flags & ts.TypeFlags.Null));
    return nullLast.map((part) => spelt(part, place, indent)).join(" | ");
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type);
    const text = spelt(item, place, indent);
    return `readonly ${item.isUnion() ? `(${text})` : text}[]`;
  }
  const fields = fieldsOf(type, checker);
  if (fields === null) {
    return nameOf(type, place) ?? checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }
  const inner = `${indent}  `;
  const lines = fields.map((field) => {
    const comment = ts.displayPartsToString(field.getDocumentationComment(checker)).replaceAll("\n", `\n${inner} * `);
    const mark = (field.flags & ts.SymbolFlags.Optional) === 0 ? "" : "?";
    const value = spelt(checker.getTypeOfSymbol(field), place, inner);
    return `${comment && `${inner}/** ${comment} */\n`}${inner}readonly ${field.name}${mark}: ${value};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

/** Fields of an object that only a schema describes; null for all else: interfaces, records by any key, primitives. */
function fieldsOf(type, checker) {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type);
  if (!isObject || type.symbol?.flags & ts.SymbolFlags.Interface) return null;
  const fields = checker.getPropertiesOfType(type);
  return fields.length === 0 ? null : fields;
}

/** An interface of the library as any file can name it; null for all else. */
function nameOf({ symbol }, { source }) {
  const from = symbol?.flags & ts.SymbolFlags.Interface ? symbol.declarations[0].getSourceFile() : null;
  if (from === null || from.isDeclarationFile) return null;
  const path = relative(dirname(source), from.fileName).replace(/\.ts$/, ".js");
  return `import("${path.startsWith(".") ? path : `./${path}`}").${symbol.name}`;
}
