/** How files of a training part and of a test part are called: [training, test]. */
const PAIRS: readonly (readonly [training: RegExp, test: string])[] = [
  [/^(.+)_TRAIN(\.[^_]+)$/, "$1_TEST$2"],
  [/^(.+)_train(\.[^_]+)$/, "$1_test$2"],
  [/^(.+)\.tra((?:\.gz)?)$/, "$1.tes$2"],
  [/^train-images(.+)$/, "t10k-images$1"],
  [/^train_(.+)$/, "test_$1"],
];

/** The name of the test file that belongs to a training file; null where the name says no such thing. */
export function testNameOf(name: string): string | null {
  const pair = PAIRS.find(([training]) => training.test(name));
  return pair === undefined ? null : name.replace(...pair);
}

/** What the test sequences' remaining steps are called beside train_FD001.txt: RUL_FD001.txt. */
export function countdownNameOf(name: string): string | null {
  return /^train_.+/.test(name) ? name.replace(/^train_/, "RUL_") : null;
}

/** The training files of a folder that have their test file beside them. */
export function pairedIn(entries: readonly string[]): readonly string[] {
  return entries.filter((name) => {
    const test = testNameOf(name);
    return test !== null && entries.includes(test);
  });
}
