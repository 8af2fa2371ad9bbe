/** A file's name without what says its format, of letters that every system takes: what a study's folder is called. */
export function folderName(source: string): string {
  const name = source
    .replace(/^.*[/\\]/, "")
    .replace(/(\.(csv|tsv|txt|parquet|json|xlsx|gz|zst))+$/i, "")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return name === "" ? "study" : name;
}
