/** Steps of the training sequences of two public data sets, as [steps, sequences]: for tests of what padding costs. */
const COUNTS = {
  /** UCI's Japanese Vowels, 270 utterances. */
  "Japanese Vowels":
    "7:1 9:2 10:10 11:18 12:22 13:21 14:22 15:41 16:28 17:27 18:22 19:13 20:8 21:14 22:5 23:11 24:2 25:2 26:1",
  /** Bach's chorales in quarter notes, 229 pieces. */
  "JSB chorales":
    "25:1 33:17 37:3 39:1 40:1 41:15 44:3 45:7 48:13 49:23 50:1 51:1 52:8 53:4 54:1 55:1 56:2 57:18 58:1 60:4 61:9 63:2 64:7 65:29 66:1 68:5 69:3 72:4 " +
    "73:3 76:8 77:3 80:1 82:1 83:2 84:2 85:2 86:1 88:1 89:1 93:1 96:2 97:1 98:1 101:1 102:1 105:1 108:2 109:3 113:2 114:1 120:1 128:1 129:1",
  /** A few long ones among many short. */
  skewed: "1:90 2:60 4:40 8:30 16:20 32:10 64:5 128:2",
};

/** Sets of sequences of these lengths, nothing else of them. */
export const realLengths = Object.entries(COUNTS).map(([name, counts]) => {
  const lengths = Uint32Array.from(
    counts.split(" ").flatMap((entry) => {
      const [steps, sequences] = entry.split(":").map(Number) as [number, number];
      return Array<number>(sequences).fill(steps);
    }),
  );
  return { name, set: { length: lengths.length, window: Math.max(...lengths), lengths } };
});
