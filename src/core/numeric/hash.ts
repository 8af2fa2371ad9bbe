/**
 * A 128-bit hash of a key and a text: equal input, equal output, and unrelated output for any other input.
 *
 * Four 32-bit lanes, each mixed with every UTF-16 unit by its own odd multiplier and with its neighbour, then finished twice with
 * the 32-bit finaliser of MurmurHash3 (Appleby). For seeding, not for secrets. Never all zero, which xoroshiro128+ cannot leave.
 */
export function hash128(
  key: readonly [number, number, number, number],
  text: string,
): [number, number, number, number] {
  let [a, b, c, d] = key;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 0x9e3779b1);
    b = c ^ Math.imul(b ^ unit, 0x85ebca77);
    c = d ^ Math.imul(c ^ unit, 0xc2b2ae3d);
    d = a ^ Math.imul(d ^ unit, 0x27d4eb2f);
  }
  a ^= text.length;
  for (let round = 0; round < 2; round++) {
    a = finish(a + b + c + d);
    b = finish(b + a);
    c = finish(c + b);
    d = finish(d + c);
  }
  return (a | b | c | d) === 0 ? [1, 2, 3, 4] : [a, b, c, d];
}

function finish(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
