import { GradusError } from "../../../core/errors.js";
import { masked, type QueueAddress, secretsOf } from "../address.js";

/** PostgreSQL's and the system's codes of a server that is away, restarts, is busy, may only be read or has no room just now: the same work may succeed later. */
const PASSING = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN", "ENOENT"],
  ...["57P01", "57P02", "57P03", "53000", "53100", "53200", "53300", "40001", "40P01", "25P02", "XX000", "58030"],
  ...["25006", "57014", "57P05", "55P03", "25P03"], // read only; what lasted too long for the server's limits: idle, waiting for a lock, a statement
]);
/** What the client library says by words alone, of a connection that has ended. */
const ENDED =
  /Connection terminated|timeout expired|Client has encountered a connection error|not queryable|server conn crashed|timeout exceeded when trying to connect/i;
const NO_PASSWORD = /password must be a (non-empty )?string/i;

/** What is known of an error, whoever made it. */
interface Known {
  readonly code?: string;
  readonly message?: string;
  readonly syscall?: string;
}

/** Whether the same work may succeed later, since the server was away or full. */
export function isPassing(error: unknown): boolean {
  const { code = "", message = "", syscall } = error as Known;
  if (code === "ENOENT" && syscall !== "connect") return false; // a certificate's file, and no socket
  return PASSING.has(code) || code.startsWith("08") || ENDED.test(message);
}

/** Whether the database says it, and not a program's fault. */
export function isOfDatabase(error: unknown): boolean {
  return isPassing(error) || /^[0-9A-Z]{5}$/.test((error as Known).code ?? "");
}

/** Whether the server has no encryption, or one that cannot be agreed upon. */
export function isOfEncryption(error: unknown): boolean {
  const { code = "", message = "" } = error as Known;
  return encryptionRule(code, message) !== null;
}

/** Why the database is away, in a few words. */
export function causeInWords(error: unknown): string {
  const { code = "", message = String(error) } = error as Known;
  if (code === "53100") return "its disk is full";
  if (code === "53300") return "it has no connection left";
  if (code === "25006") return "it can only be read just now";
  if (code === "ECONNREFUSED" || (code === "ENOENT" && message.startsWith("connect"))) return "nothing answers there";
  if (code === "57P03") return "it is starting up or shutting down";
  if (NO_PASSWORD.test(message)) return "no password was given";
  return message.split("\n")[0]!.split(". ")[0] || code;
}

/** What the words of a problem need to know. */
export interface ProblemOptions {
  /** Connections that were asked for at once. */
  readonly connections?: number;
  /** Who has made the queue's tables; null: nobody yet. */
  readonly owner?: string | null;
}

/** The error of a connection, for the user: one line with the rule, what was got and what to do. */
export function connectionProblem(error: unknown, address: QueueAddress, options: ProblemOptions = {}): Error {
  if (error instanceof GradusError) return error;
  const [rule, remedy] = ruleFor(error as Known, address, options);
  const got = masked(causeInWords(error), secretsOf(address.secret));
  return new GradusError(`${address.names.address} ${rule}, got "${got}" from ${address.place}. ${remedy}`);
}

type Rule = readonly [rule: string, remedy: string];

function ruleFor({ code = "", message = "" }: Known, address: QueueAddress, options: ProblemOptions): Rule {
  const { user, database } = address;
  if (/no pg_hba\.conf entry/.test(message)) {
    return [
      "must be let in by a line of the server's pg_hba.conf",
      /no encryption/.test(message)
        ? "Many servers let in encrypted connections alone: add ?sslmode=require to the address. Else add a line for this user, database and host."
        : "Add one for this user, database and host.",
    ];
  }
  if (code === "28P01" || code === "28000" || NO_PASSWORD.test(message) || /SASL/.test(message)) {
    return [
      `must name a user and the password by which the server lets them in, here ${user || "nobody"}`,
      "Correct them, or set PGPASSWORD; the server's rules are in its pg_hba.conf.",
    ];
  }
  if (code === "53300") {
    return [
      `must be of a server with room for ${options.connections ?? "a few"} more connections of this user`,
      "Raise max_connections or the role's CONNECTION LIMIT, or end other programs.",
    ];
  }
  if (code === "25006") {
    return [
      "must be of a database that can be written",
      "Give the address of the primary, or of a user who may write.",
    ];
  }
  if (message.startsWith("ENOENT")) return ["must name files that are there", "Correct the path of the certificate."];
  if (code === "3D000") return ["must name a database that is there", `Create it: createdb ${database}.`];
  if (code === "42501") return rightsRule(address, options.owner ?? null);
  return encryptionRule(code, message) ?? serverRule(code);
}

function rightsRule({ user, database }: QueueAddress, owner: string | null): Rule {
  return owner === null
    ? [
        "must be of a user who may create schemas",
        `Let a user with that right run: GRANT CREATE ON DATABASE ${database} TO ${user};`,
      ]
    : [
        `must be of the user who made the schemas gradus and gradus_boss, ${owner}, or of one who has that user's rights`,
        `Let ${owner} or a superuser run: GRANT ${owner} TO ${user};`,
      ];
}

function encryptionRule(code: string, message: string): Rule | null {
  if (/does not support SSL/.test(message)) {
    return ["must ask for TLS only of a server that has it", "Leave sslmode out, or switch TLS on in the server."];
  }
  if (/SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO/.test(code) || /certificate|TLS|SSL/i.test(message)) {
    return [
      "must be of a server whose certificate can be checked",
      "Give its authority by sslrootcert=FILE, or sslmode=require, which takes any certificate.",
    ];
  }
  return null;
}

function serverRule(code: string): Rule {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return ["must name a host that is known", "Correct the host's name."];
  return /^[0-9A-Z]{5}$/.test(code) && !PASSING.has(code)
    ? ["must be of a server that does what the queue asks", `Its log says more of it (code ${code}).`]
    : ["must be the address of a PostgreSQL server that answers", "Start it, or correct the address."];
}
