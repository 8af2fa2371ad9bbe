import { GradusError } from "../core/errors.js";

const HIGHEST_PORT = 65_535;

/**
 * Where a server listens: `9464`, `0.0.0.0:9464`, `[::]:9464`; port 0 is any that is free.
 *
 * @example
 * parseListen("9464"); // { host: "127.0.0.1", port: 9464 }
 *
 * @throws GradusError for anything else
 */
export function parseListen(text: string): { readonly host: string; readonly port: number } {
  const [, inBrackets, plain, digits = ""] = /^(?:(?:\[([\da-f:.]+)\]|([^\s:[\]]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  if (digits === "" || Number(digits) > HIGHEST_PORT) {
    throw new GradusError(
      `--listen must be a port of 0 to ${HIGHEST_PORT}, with or without a host before it, got "${text}". Give e.g. 9464 or 0.0.0.0:9464.`,
    );
  }
  return { host: inBrackets ?? plain ?? "127.0.0.1", port: Number(digits) };
}
