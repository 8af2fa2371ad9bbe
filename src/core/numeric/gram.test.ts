import { expect, test } from "vitest";
import { addGram, LANES } from "./gram.js";
import { randomStream } from "./random.js";

test.each([1, 2, 3, 8, 33])("four weighted rows of %s numbers add their products to the lower half, to 1e-13", (n) => {
  const random = randomStream(n);
  const drawn = (length: number) => Float64Array.from({ length }, () => random.normal());
  const [block, weights, before] = [drawn(LANES * n), drawn(LANES).map(Math.abs), drawn(n * n)];
  const gram = before.slice();
  addGram(gram, block, weights, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = before[i * n + j]!;
      if (j <= i) for (let k = 0; k < LANES; k++) sum += weights[k]! * block[k * n + i]! * block[k * n + j]!;
      expect(Math.abs(gram[i * n + j]! - sum), `${i}, ${j}`).toBeLessThan(1e-13);
    }
  }
});
