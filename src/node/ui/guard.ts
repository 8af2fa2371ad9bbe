import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";

/**
 * What every answer says beside itself. The page may run its own scripts and styles and ask this server, nothing else: nothing in a study's
 * data can run, load or send anything.
 */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer", // the address has the token in it
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** Of a report in its frame: no script, nor anything from outside. It is of this origin only for the page around it to see how high it is. */
export const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-same-origin; frame-ancestors 'self'";

/**
 * Lets through who asks this server by its own name: a foreign page that had its name lead to this machine (DNS rebinding) sends that name. A
 * page of another origin is refused whatever it asks for.
 */
export function ownNameOnly(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const names = ["127.0.0.1", "localhost"].map((name) => `${name}:${port()}`);
    const host = context.req.header("host") ?? "";
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site") ?? "none";
    if (!names.includes(host)) return context.text("This server answers to 127.0.0.1 only.\n", 421);
    if (origin !== undefined && origin !== `http://${host}`) return context.text("Another page's request.\n", 403);
    if (!["none", "same-origin"].includes(site) && context.req.method !== "GET")
      return context.text("Another page's request.\n", 403);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
    return undefined;
  };
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
