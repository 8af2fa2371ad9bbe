import { randomStream } from "../../../core/numeric/random.js";

const LENGTH = 600;

/** Two beats of different length whose product counts, with noise: a linear forecast leaves something of it. One line of numbers. */
export function sampleSeries(): string {
  const noise = randomStream(11);
  return Array.from({ length: LENGTH }, (_, k) => {
    const wave = Math.sin(k / 3.1) * (1 + 0.8 * Math.sin(k / 17)) + 0.5 * Math.sin(k / 5.3) ** 2;
    return (20 + 6 * wave + 0.4 * noise.normal()).toFixed(2);
  }).join(" ");
}
