import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { suggestion } from "../../core/nearest-name.js";
import { SSL_MODES } from "./database/encryption.js";

/** Of libpq, those that say where the server is and how it is asked; what the driver has no use for, as hints for other transports, does no harm. */
const OF_LIBPQ = [
  ...["host", "port", "user", "password", "passfile", "connect_timeout", "client_encoding", "options"],
  ...["application_name", "fallback_application_name", "keepalives", "keepalives_idle", "keepalives_interval"],
  ...["keepalives_count", "tcp_user_timeout", "replication", "gssencmode", "channel_binding", "sslmode"],
  ...["sslnegotiation", "sslcompression", "sslcert", "sslkey", "sslpassword", "sslcertmode", "sslrootcert", "sslcrl"],
  ...["sslcrldir", "sslsni", "ssl_min_protocol_version", "ssl_max_protocol_version", "krbsrvname", "gsslib"],
  ...["gssdelegation", "target_session_attrs", "load_balance_hosts"],
];
/** Of the driver alone. */
const OF_PG = ["ssl", "uselibpqcompat", "statement_timeout", "lock_timeout", "query_timeout"];
const KNOWN = [...OF_LIBPQ, ...OF_PG, "idle_in_transaction_session_timeout"];

const SSL_VALUES = ["true", "1", "0", "no-verify"];
const MODES_WITHOUT_TLS = ["disable", "allow", "prefer"];

/** @throws GradusError for parameters of an address that would be passed over, as a misspelt sslmode would be, and for those that contradict one another */
export function ensureParameters(parameters: URLSearchParams, option: string): void {
  const names = [...parameters.keys()];
  if (names.includes("service"))
    throw new GradusError(
      `${option} must name host, user and database itself, got a service, whose file is not read. Write them out.`,
    );
  if (names.includes("dbname"))
    throw new GradusError(`${option} must name its database in the path, got dbname. Write it behind the host: /NAME.`);
  for (const name of names) {
    if (!KNOWN.includes(name))
      throw new GradusError(
        `${option} must have parameters that PostgreSQL's clients know, got ${quoted(name)}.${suggestion(name, KNOWN)} Correct it, or leave it out.`,
      );
  }
  const twice = names.find((name, k) => names.indexOf(name) < k);
  if (twice !== undefined)
    throw new GradusError(`${option} must have each parameter once, got ${twice} twice. Leave one out.`);
  ensureEncryption(parameters, option);
}

function ensureEncryption(parameters: URLSearchParams, option: string): void {
  const [mode, ssl] = [parameters.get("sslmode"), parameters.get("ssl")];
  if (mode !== null && !SSL_MODES.includes(mode))
    throw new GradusError(
      `${option}: sslmode must be one of ${SSL_MODES.join(", ")}, got ${quoted(mode)}. Correct it.`,
    );
  if (ssl !== null && !SSL_VALUES.includes(ssl))
    throw new GradusError(
      `${option}: ssl must be one of ${SSL_VALUES.join(", ")}, got ${quoted(ssl)}. Correct it, or give sslmode.`,
    );
  if (mode !== null && ssl !== null && MODES_WITHOUT_TLS.includes(mode) !== (ssl === "0"))
    throw new GradusError(
      `${option}: ssl and sslmode must say the same, got ssl=${ssl} and sslmode=${mode}. Leave ssl out.`,
    );
}
