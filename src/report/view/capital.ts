/** A text with a capital at its beginning, as heads of columns and sentences of a list have. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
