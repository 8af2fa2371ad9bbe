import { GradusError } from "../../../core/errors.js";
import { masked, type QueueAddress, secretsOf } from "../address.js";

/** PostgreSQL's and the system's codes of a server that is away, restarts or has no room just now: the same work may succeed later. */
const PASSING = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN", "ENOENT"],
  ...["57P01", "57P02", "57P03", "53000", "53100", "53200", "53300", "40001", "40P01", "25P02", "XX000", "58030"],
]);
/** What the client library says by words alone, of a connection that has ended. */
const ENDED =
  /Connection terminated|timeout expired|Client has encountered a connection error|not queryable|server conn crashed|timeout exceeded when trying to connect/i;

/** Whether the same work may succeed later, since the server was away or full. */
export function isPassing(error: unknown): boolean {
  const {
    code = "",
    message = "",
    syscall,
  } = error as {
    readonly code?: string;
    readonly message?: string;
    readonly syscall?: string;
  };
  if (code === "ENOENT" && syscall !== "connect") return false; // a certificate's file, and no socket
  return PASSING.has(code) || code.startsWith("08") || ENDED.test(message);
}

/** Why the database is away, in a few words. */
export function causeInWords(error: unknown): string {
  const { code = "", message = String(error) } = error as { readonly code?: string; readonly message?: string };
  if (code === "53100") return "its disk is full";
  if (code === "53300") return "it has no connection left";
  if (code === "ECONNREFUSED" || (code === "ENOENT" && message.startsWith("connect"))) return "nothing answers there";
  if (code === "57P03") return "it is starting up or shutting down";
  return message.split("\n")[0] || code;
}

/** The error of a first connection, for the user: one line with the rule, what was got and what to do. */
export function connectionProblem(error: unknown, address: QueueAddress, option = "--queue"): Error {
  if (error instanceof GradusError) return error;
  const { code = "", message = String(error) } = error as { readonly code?: string; readonly message?: string };
  const [rule, remedy] = ruleFor(code, message, address);
  const got = masked(causeInWords(error), secretsOf(address.secret));
  return new GradusError(`${option} ${rule}, got "${got}" from ${address.place}. ${remedy}`);
}

function ruleFor(code: string, message: string, { user, database }: QueueAddress): [rule: string, remedy: string] {
  if (code === "28P01" || code === "28000" || /password must be a string|SASL/.test(message)) {
    return [
      `must name a user and the password by which the server lets them in, here ${user || "nobody"}`,
      "Correct them, or set PGPASSWORD; the server's rules are in its pg_hba.conf.",
    ];
  }
  if (message.startsWith("ENOENT")) return ["must name files that are there", "Correct the path of the certificate."];
  if (code === "3D000") return ["must name a database that is there", `Create it: createdb ${database}.`];
  if (code === "42501") {
    return [
      `must be of a user who may create schemas, or for whom the schema gradus was made`,
      `Let a user with that right run: GRANT CREATE ON DATABASE ${database} TO ${user};`,
    ];
  }
  if (/does not support SSL/.test(message)) {
    return ["must ask for TLS only of a server that has it", "Leave sslmode out, or switch TLS on in the server."];
  }
  if (/SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO/.test(code) || /certificate|TLS|SSL/i.test(message)) {
    return [
      "must be of a server whose certificate can be checked",
      "Give its authority by sslrootcert=FILE, or sslmode=require, which takes any certificate.",
    ];
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return ["must name a host that is known", "Correct the host's name."];
  return ["must be the address of a PostgreSQL server that answers", "Start it, or correct the address."];
}
