import { expect, test } from "vitest";
import { dot, multiply, transpose } from "./matrix-product.js";
import { randomStream } from "./random.js";

test.each([
  [1, 1, 1],
  [2, 4, 3],
  [3, 7, 5],
  [8, 9, 1],
  [5, 3, 17],
])("the product of matrices of %s x %s and %s columns is that of the definition, to 1e-13", (rows, depth, columns) => {
  const random = randomStream(rows);
  const drawn = (length: number) => Float64Array.from({ length }, () => random.normal());
  const [X, Y] = [drawn(rows * depth), drawn(depth * columns)];
  const found = multiply(X, Y, [rows, depth, columns]);
  const columnsOfY = transpose(Y, depth, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += X[i * depth + k]! * Y[k * columns + j]!;
      expect(Math.abs(found[i * columns + j]! - sum)).toBeLessThan(1e-13);
      expect(Math.abs(dot(X, i * depth, columnsOfY, j * depth, depth) - sum)).toBeLessThan(1e-13);
    }
  }
});
