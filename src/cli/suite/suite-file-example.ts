/** A suite file in one line, for help and errors. */
export const SUITE_FILE_EXAMPLE =
  '{"studies": ["a.csv", {"file": "b.csv", "name": "with two targets", "flags": ["--target", "x,y"]}]}';
