/** A function of the library before its refusal, as `readTable: `. */
const OWNER = /^(?:[a-z]+[A-Z]\w*|predict): /;

/** A refusal without the function that refuses, which tells a page's user nothing. */
export function withoutOwner(message: string): string {
  return message.replace(OWNER, "");
}
