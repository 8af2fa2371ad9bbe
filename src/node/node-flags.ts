/**
 * Flags of Node.js that belong to a study's command: they decide which engine there is and how much memory. Every other flag may load code
 * (--import, --eval) or hold a secret, so it is neither kept in a study's folder nor run out of one.
 */
const OF_ENGINE_OR_MEMORY =
  /^--(?:(?:no-)?experimental-wasm-[\w-]+|(?:no-|disable-)?wasm-[\w-]+|(?:max-(?:old|semi)-space-size|stack-size)=\d+)$/;

/** Those of some flags. */
export function commandNodeFlags(flags: readonly string[]): string[] {
  return flags.filter((flag) => OF_ENGINE_OR_MEMORY.test(flag));
}

/** Those that this process was started with, by its command or by NODE_OPTIONS. */
export function ownNodeFlags(): string[] {
  return commandNodeFlags([...(process.env["NODE_OPTIONS"] ?? "").split(/\s+/), ...process.execArgv]);
}
