import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { ensureParameters } from "./address-parameters.js";
import { SSL_MODES, sslModeOf } from "./database/encryption.js";
import { type QueueNames, TYPED } from "./option-names.js";

/** Parameters of an address that are as secret as its password. */
const SECRET_PARAMETERS = ["password", "sslpassword", "passfile"];
/** A shorter text would be found in half of all words. */
const SHORTEST_SECRET = 4;
const HIGHEST_PORT = 65_535;

/** Where the queue is: the whole address, which is told to nobody, and what may be told. */
export interface QueueAddress {
  readonly secret: string;
  /** Host, port and database, for people. */
  readonly place: string;
  readonly user: string;
  readonly database: string;
  /** By what names its giver knows the options of the queue. */
  readonly names: QueueNames;
}

/**
 * Reads the address of a PostgreSQL server: a URI as libpq has it, parameters and all.
 *
 * @throws GradusError for anything else; of the text only what is behind its last @ is told
 */
export function parseAddress(text: string, names: QueueNames = TYPED): QueueAddress {
  const option = names.address;
  const isPostgres = /^postgres(ql)?:\/\//i.test(text);
  const url = isPostgres && URL.canParse(hostless(text)) ? new URL(hostless(text)) : null;
  const isWhole = url !== null && !/\s/.test(text) && !(url.pathname + url.hash).includes("@");
  const problem = isWhole ? null : portProblem(text, option);
  if (problem !== null) throw problem;
  if (!isWhole && isPostgres && /:\/\/[^:@/\s]*:.*@/s.test(text)) {
    throw new GradusError(
      `${option} must have its password percent-encoded (@ as %40, / as %2F, # as %23, : as %3A, % as %25, a blank as %20), got one that is not in ` +
        `the address of ${withoutSecrets(text)}. Encode it, or leave it out and set PGPASSWORD.`,
    );
  }
  if (!isWhole) {
    throw new GradusError(
      `${option} must be the address of a PostgreSQL server, postgres://..., got "${withoutSecrets(text)}". ${exampleFor(names)}`,
    );
  }
  ensureParameters(url.searchParams, option);
  // In the order in which the driver looks for each of them.
  const first = (...places: readonly (string | null | undefined)[]) => places.find((one) => one) ?? "";
  const given = (name: string) => url.searchParams.get(name);
  const { PGHOST, PGPORT, PGUSER, PGDATABASE, USER, USERNAME } = process.env;
  const hostname = url.hostname === NO_HOST ? "" : decoded(url.hostname);
  const host = first(given("host"), hostname, PGHOST, "localhost");
  const port = first(given("port"), url.port, PGPORT, "5432");
  const user = first(given("user"), decoded(url.username), PGUSER, process.platform === "win32" ? USERNAME : USER);
  const database = first(decoded(url.pathname.slice(1)), PGDATABASE, user);
  return { secret: withModeOf(process.env, text), place: `${host}:${port}/${database}`, user, database, names };
}

function exampleFor({ variable }: QueueNames): string {
  return `Give e.g. postgres://user@host:5432/database${variable === null ? "" : `, or set ${variable} to it`}.`;
}

/** PGSSLMODE stands where the address says nothing of encryption: read by the driver itself it would mean more than it does to libpq. */
function withModeOf({ PGSSLMODE: mode = "" }: NodeJS.ProcessEnv, text: string): string {
  if (sslModeOf(text) !== null || /[?&]ssl=/.test(text) || !SSL_MODES.includes(mode)) return text;
  return `${text}${text.includes("?") ? "&" : "?"}sslmode=${mode}`;
}

/** Behind the host of an address that would be one with another port; what stands before it, a name and a password, is apart. */
const PORT = /^postgres(?:ql)?:\/\/([^@/?#]*@)?(\[[^\]/?#]*\]|[^:@/?#[\]]*):([^@/?#]*)(?:[/?#][^@]*)?$/i;

/** Null for an address whose port is not to blame. */
function portProblem(text: string, option: string): GradusError | null {
  const [, user, host, port = ""] = PORT.exec(text) ?? [];
  if (host === undefined || (/^\d*$/.test(port) && Number(port) <= HIGHEST_PORT)) return null;
  // Without a user it may be a password whose host was forgotten.
  const got = user === undefined ? "something else" : quoted(port);
  return new GradusError(
    `${option} must have a port of 1 to ${HIGHEST_PORT} behind the host ${host}, got ${got}. Correct it, or leave it out for 5432.`,
  );
}

/** The address without what is secret in it: safe to be written down, and enough where the password is in PGPASSWORD or ~/.pgpass. */
export function withoutSecrets(address: string): string {
  const [, scheme = "", rest = address] = /^([a-z+]+:\/\/)(.*)$/is.exec(address) ?? [];
  const at = rest.lastIndexOf("@");
  const user = scheme === "" || at < 0 ? "" : `${rest.slice(0, rest.search(/[:@]/))}@`;
  return masked(scheme + user + rest.slice(at + 1))
    .replace(/([?&])(password|sslpassword|passfile)=[^&\s]*&?/gi, "$1")
    .replace(/[?&]$/, "");
}

/** Every text that must appear nowhere: the password as it was typed, as it is meant, and as a URL has it. */
export function secretsOf(address: string): string[] {
  const inside = /:\/\/[^:/?#]*:(.*)@/s.exec(address)?.[1];
  const parameters = SECRET_PARAMETERS.map((name) => new RegExp(`[?&\\s]${name}=([^&\\s]*)`, "i").exec(address)?.[1]);
  const typed = [inside, ...parameters].filter((text): text is string => text !== undefined && text !== "");
  const all = typed.flatMap((text) => {
    const meant = decoded(text);
    return [text, meant, encodeURIComponent(meant), meant.replaceAll("@", "%40")];
  });
  return [...new Set(all)].sort((a, b) => b.length - a.length); // the longest first: another may be a part of it
}

/** The text with `***` for passwords: in any address that stands in it, and those of the given ones wherever they stand. */
export function masked(text: string, secrets: readonly string[] = []): string {
  const inAddresses = text
    .replace(/(\w+:\/\/[^\s:/@"']*):[^\s"']*@/g, "$1:***@")
    .replace(/\b(password|sslpassword|passfile)\s*=\s*('(?:\\.|[^'\\])*'?|"[^"]*"?|[^&\s"']+)/gi, "$1=***");
  return secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .reduce((told, one) => told.replaceAll(one, "***"), inAddresses);
}

/** The words of a command as they may be written down: addresses of a queue without their secrets. */
export function wordsWithoutSecrets(words: readonly string[]): string[] {
  return words.map((word, k) => {
    if (words[k - 1] === "--queue") return withoutSecrets(word);
    return word.startsWith("--queue=") ? `--queue=${withoutSecrets(word.slice("--queue=".length))}` : word;
  });
}

/**
 * The words of a command that another program is to run, and its environment's part of them: lists of processes show words to everybody, and
 * the environment to their owner alone. An address that has another secret than a user's password stays as it is.
 */
export function wordsForChild(words: readonly string[]): {
  readonly words: readonly string[];
  readonly environment: { readonly PGPASSWORD?: string };
} {
  const given = words.flatMap((word, k) =>
    words[k - 1] === "--queue" ? [word] : (/^--queue=(.*)$/s.exec(word)?.[1] ?? []),
  );
  const address = given.at(-1) ?? "";
  const url = URL.canParse(hostless(address)) ? new URL(hostless(address)) : null;
  const others = SECRET_PARAMETERS.some((name) => url?.searchParams.has(name));
  if (url === null || url.password === "" || others) return { words, environment: {} };
  return { words: wordsWithoutSecrets(words), environment: { PGPASSWORD: decoded(url.password) } };
}

const NO_HOST = "no-host.invalid";

/** An address that names its host in a parameter, as that of a socket: the URL standard wants a host where libpq wants none. */
function hostless(text: string): string {
  return text.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[/?#]|$)/i, `$1${NO_HOST}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
