// The counts of a fuzzer, before its first case.

export function emptyTally() {
  return {
    tried: 0,
    refused: 0,
    right: 0,
    skipped: 0,
    signals: 0,
    kinds: {},
    slowest: { seconds: 0, case: null },
  };
}
