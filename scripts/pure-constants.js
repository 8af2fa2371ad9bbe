// Tells bundlers that the constants of a module can be left out where nobody reads them: whoever imports one function of the
// library should not carry the tables of the others. A bundler keeps `const table = fit(points)` for what `fit` might do, and
// `{ value: tanh.value }` for what reading `value` might do; here neither does anything but make a value, by the rule of the
// house that a module has no effects, so both become the result of a call that is marked as pure.
import ts from "typescript";

/**
 * A plugin for the bundler: marks the constants at the top of the modules `files`.
 *
 *     const table = fit(points);   ->   const table = /* @__PURE__ *\/ (() => fit(points))();
 */
export function pureConstants(files) {
  return {
    name: "pure-constants",
    transform(code, id) {
      return files.has(id) ? { code: markConstants(code), map: null } : null;
    },
  };
}

function markConstants(code) {
  let marked = "";
  let from = 0;
  for (const value of topLevelValues(code)) {
    if (!computes(value)) continue;
    const text = value.getText();
    marked += `${code.slice(from, value.getStart())}/* @__PURE__ */ (() => (${text}))()`;
    from = value.getEnd();
  }
  return marked + code.slice(from);
}

/** What the `const` statements of a module set, in their order. */
function topLevelValues(code) {
  const { statements } = ts.createSourceFile("module.js", code, ts.ScriptTarget.ES2022, true);
  return statements
    .filter((statement) => ts.isVariableStatement(statement) && statement.declarationList.flags & ts.NodeFlags.Const)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ initializer }) => initializer));
}

/** Whether making the value calls or reads something, functions that it only defines not counted. */
function computes(node) {
  if (ts.isFunctionLike(node)) return false;
  return (
    ts.isCallOrNewExpression(node) ||
    ts.isAccessExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    (ts.forEachChild(node, (child) => computes(child) || undefined) ?? false)
  );
}
