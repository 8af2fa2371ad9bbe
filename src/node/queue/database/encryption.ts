/** `sslmode` of an address, as libpq has it. */
const MODE = /([?&])sslmode=([^&]*)/;

/** Those of libpq. */
export const SSL_MODES: readonly string[] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

/** What an address says of encryption; null: nothing, so that none is asked for. */
export function sslModeOf(address: string): string | null {
  return MODE.exec(address)?.[2] ?? null;
}

/** Whether TLS is tried first, and done without where the server has none. */
export function wouldRatherEncrypt(address: string): boolean {
  return ["allow", "prefer"].includes(sslModeOf(address) ?? "");
}

/** The address with another mode, or null for its own, in the meaning of libpq: "require" encrypts and checks no certificate, verify-full checks it. */
export function withSslMode(address: string, mode: string | null): string {
  const changed = mode === null ? address : address.replace(MODE, `$1sslmode=${mode}`);
  return sslModeOf(changed) === null || /[?&]uselibpqcompat=/.test(changed)
    ? changed
    : `${changed}&uselibpqcompat=true`;
}
