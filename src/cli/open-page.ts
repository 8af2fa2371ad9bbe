import { spawn } from "node:child_process";

/**
 * Opens the page of a study in a process of its own, which stays when this one ends, and ends by itself when no page is open any more.
 *
 * @param folder that the page looks into
 * @param onAddress told the page's address
 */
export function openPage(folder: string, study: string, onAddress: (address: string) => void): void {
  const words = ["ui", folder, "--open", "--study", study, "--until-unused"];
  const child = spawn(process.execPath, [...process.argv.slice(1, 2), ...words], {
    detached: true, // Ctrl-C here is not for it
    windowsHide: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  child.on("error", () => {});
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    told += piece;
    if (!told.includes("\n")) return;
    child.stdout.destroy(); // or this process would wait for the other
    onAddress(told.trim());
  });
  child.unref();
  const { stdout } = child as { readonly stdout: { unref?: () => void } };
  stdout.unref?.();
}
