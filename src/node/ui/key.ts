import { createHmac, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The token of the server of a folder at a port: the same one each time, so that a page goes on when its server has been started again. It is
 * made of a key that only this user can read, in the folder where programs of a user keep their state. Where there can be no such key, the token
 * is drawn anew at each start.
 */
export async function tokenFor(root: string, port: number): Promise<string> {
  const key = await userKey().catch(() => randomBytes(32));
  return createHmac("sha256", key).update(`${port} ${root}`).digest("base64url");
}

/** One that nobody has had before, for a port that nobody asked for. */
export function freshToken(): string {
  return randomBytes(32).toString("base64url");
}

const KEY_BYTES = 32;

async function userKey(): Promise<Buffer> {
  const folder = join(stateFolder(), "gradus");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "ui-key");
  const { O_CREAT, O_EXCL, O_WRONLY, O_RDONLY, O_NOFOLLOW = 0 } = constants;
  const made = await open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600).catch(() => null);
  if (made !== null) {
    const key = randomBytes(KEY_BYTES);
    await made.writeFile(key).finally(() => made.close());
    return key;
  }
  const file = await open(path, O_RDONLY | O_NOFOLLOW);
  try {
    const { mode, uid, size } = await file.stat();
    const isPrivate = process.platform === "win32" || ((mode & 0o077) === 0 && uid === process.getuid?.());
    if (!isPrivate || size !== KEY_BYTES) throw new Error("the key may be known to others");
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return XDG_STATE_HOME || join(homedir(), ".local", "state");
}
