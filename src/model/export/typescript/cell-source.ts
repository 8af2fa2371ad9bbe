import type { Operation } from "../../../network/cell.js";
import type { LayerRecord } from "../../torch/layers.js";
import { activationSource, ERF } from "./activations.js";

/** The functions of a step of a cell, and the type of a layer's tensors, by the cell's operations. */
export function cellSource({ cell, activation, tensors, reverse }: LayerRecord): string {
  const used = [...new Set(cell.operations.flatMap((operation) => activationsIn(operation, activation)))];
  const functionOf = new Map(used.map((name, k) => [name, `activation${k === 0 ? "" : k + 1}`]));
  const isErfNeeded = used.some((name) => activationSource(name).needs === "erf");
  const variables = new Variables();
  const names = new Map([["input", "input"], ...cell.states.map((state) => [state, variables.of(state)] as const)]);
  const before = cell.states.map((state) => names.get(state)!);
  const lines = cell.operations.map((operation) => {
    const expression = expressionOf(operation, (name) => names.get(name)!);
    names.set(operation.into, variables.of(operation.into));
    return `  const ${names.get(operation.into)} = ${expression};`;
  });
  return [
    `/** A ${reverse === null ? "recurrent layer" : "pass of a recurrent layer"}: its units and tensors, row by row. */`,
    "interface Layer {",
    "  readonly size: number;",
    ...Object.keys(tensors).map((name) => `  readonly ${key(name)}: Float32Array;`),
    "}",
    "",
    ...(cell.operations.some(({ kind }) => isOfTwo(kind)) ? [BOTH, ""] : []),
    ...(isErfNeeded ? [ERF, ""] : []),
    ...used.map((name) => `const ${functionOf.get(name)} = ${activationSource(name).expression}; // ${name}`),
    "",
    `/** A step of the cell ${cell.name}: ${cell.equations.replaceAll("*/", "")}. Its states, the units first. */`,
    `function step(layer: Layer, input: ArrayLike<number>, states: readonly number[][]): number[][] {`,
    `  const [${before.join(", ")}] = states as [${before.map(() => "number[]").join(", ")}];`,
    ...lines,
    `  return [${cell.states.map((state) => names.get(state)).join(", ")}];`,
    "}",
    "",
    `const STATES = ${cell.states.length};`,
  ].join("\n");

  function expressionOf(operation: Operation, variable: (name: string) => string): string {
    switch (operation.kind) {
      case "affine": {
        const bias = operation.bias === null ? "null" : `layer[${key(operation.bias)}]`;
        const terms = operation.terms.map(({ matrix, of }) => `[layer[${key(matrix)}], ${variable(of)}]`);
        return `affine(layer.size, ${bias}, ${terms.join(", ")})`;
      }
      case "activation":
        return `${variable(operation.of)}.map(${functionOf.get(operation.activation ?? activation)})`;
      case "product":
        return `both(${variable(operation.left)}, ${variable(operation.right)}, (x, y) => x * y)`;
      case "sum":
        return `both(${variable(operation.left)}, ${variable(operation.right)}, (x, y) => x + y)`;
      case "blend": {
        const [gate, left, right] = [operation.gate, operation.left, operation.right].map(variable);
        return `both(both(${left}, ${right}, (x, y) => x - y), ${gate}, (x, y) => x * y).map((x, k) => ${right}[k]! + x)`;
      }
      default:
        return operation satisfies never;
    }
  }
}

const BOTH = `/** Entry by entry. */
function both(x: readonly number[], y: readonly number[], of: (x: number, y: number) => number): number[] {
  return x.map((value, k) => of(value, y[k]!));
}`;

function isOfTwo(kind: Operation["kind"]): boolean {
  return kind === "product" || kind === "sum" || kind === "blend";
}

/** A name as a key of an object, whatever characters are in it. */
export function key(name: string): string {
  return JSON.stringify(name);
}

function activationsIn(operation: Operation, own: string): string[] {
  return operation.kind === "activation" ? [operation.activation ?? own] : [];
}

/** Names of variables, each once. */
class Variables {
  readonly #count = new Map<string, number>();

  of(name: string): string {
    const plain = `_${name.replace(/\W/g, "")}`;
    const count = (this.#count.get(plain) ?? 0) + 1;
    this.#count.set(plain, count);
    return count === 1 ? plain : `${plain}_${count}`;
  }
}
