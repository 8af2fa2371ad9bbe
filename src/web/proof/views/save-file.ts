/** Hands a file to the browser, which saves it where it saves files. */
export function saveFile(path: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = path.split("/").at(-1)!;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // a large file takes its time
}
