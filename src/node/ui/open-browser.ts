import { spawn } from "node:child_process";

/** Opens an address in the user's browser, if there is one; whether there is shows on the screen alone. */
export function openBrowser(address: string): void {
  const command = browserCommand(process.platform, process.env);
  if (command === null) return;
  const [program = "", ...words] = [...command, address];
  const child = spawn(program, words, { detached: true, stdio: "ignore", windowsHide: true });
  child.on("error", () => {}); // no such program: the address is printed
  child.unref();
}

/** What opens an address on this system; null where nobody sits at a screen. */
export function browserCommand(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] | null {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? ["xdg-open"] : null;
}
