export function readerAliases(root: string): Record<string, string>;
