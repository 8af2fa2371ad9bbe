/** The format of a text that is no table, by its first lines; null for one that may be a table. */
export function markupOf(text: string): "JSON" | "XML" | null {
  const start = text.trimStart();
  const [line = ""] = start.split(/[\r\n]/, 1);
  if (/^<(\?xml|!doctype|!--)/i.test(start)) return "XML";
  // Columns may be called <DATE>, [t] or {v}: markup closes what it opens, and a line of JSON is JSON or is not finished.
  if (/^<[a-z][^<>]*>/i.test(start) && /<\/[a-z]|\/>/i.test(start)) return "XML";
  if (/^\[\s*([[{]|$)|^\{\s*("[^"]*"\s*:|$)/.test(line) || isJson(line)) return "JSON";
  return null;
}

function isJson(line: string): boolean {
  if (!/^[[{]/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
