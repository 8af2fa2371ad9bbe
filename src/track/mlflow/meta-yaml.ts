/** A value of a meta.yaml. */
export type MetaValue = string | number | null | readonly [];

/** A flat YAML document, a line a field. Texts are in double quotes with JSON's escapes, which YAML 1.1 and 1.2 read alike. */
export function metaYaml(fields: Readonly<Record<string, MetaValue>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join("");
}
