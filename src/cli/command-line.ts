/** The command as it may be typed again in a shell. */
export function commandLine(words: readonly string[]): string {
  return ["gradus", ...words.map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w./:=,%+@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
