/** The format of a text that is no table, by its first lines; null for one that may be a table. */
export function markupOf(text: string): "HTML" | "JSON" | "XML" | "ARFF (or .ts)" | null {
  const start = text.trimStart();
  const [line = ""] = start.split(/[\r\n]/, 1);
  if (/^<(?:!doctype\s+html|(?:html|head|body|table)\b[^<>]*>)/i.test(start)) return "HTML";
  if (/^<(\?xml|!doctype|!--)/i.test(start)) return "XML";
  if (/^@(?:relation|attribute|problemname|data)\b/im.test(start.slice(0, MOST_COMMENTS))) return "ARFF (or .ts)";
  // Columns may be called <DATE>, [t] or {v}: markup closes what it opens, and a line of JSON is JSON or is not finished.
  if (/^<[a-z][^<>]*>/i.test(start) && /<\/[a-z]|\/>/i.test(start)) return "XML";
  if (/^\[\s*([[{]|$)|^\{\s*("[^"]*"\s*:|$)/.test(line) || isJson(line)) return "JSON";
  return null;
}

/** Characters in which the first line that is no comment is looked for. */
const MOST_COMMENTS = 16_384;

function isJson(line: string): boolean {
  if (!/^[[{]/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
