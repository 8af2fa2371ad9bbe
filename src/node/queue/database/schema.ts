import { GradusError } from "../../../core/errors.js";
import type { QueueAddress } from "../address.js";
import type { Database, Statements } from "./database.js";

/** Raised whenever a table changes: programs of another version then leave the database alone. */
export const SCHEMA_VERSION = 3;

/** pg-boss has a schema of its own. */
export const BOSS_SCHEMA = "gradus_boss";

/** Of the pg-boss that is pinned: others make and expect other tables. */
export const BOSS_SCHEMA_VERSION = 24;

/**
 * Makes the queue's tables where there are none.
 *
 * @throws GradusError for tables of another version; the server's own error where this user may not make them
 */
export async function ensureSchema(database: Database): Promise<void> {
  if (!(await hasTables(database))) await create(database);
  await ensureVersion(database);
}

/** @throws GradusError for tables of another version */
export async function ensureVersion(database: Database): Promise<void> {
  const [found] = await database.query<{ version?: number }>("SELECT * FROM gradus.version");
  if (found?.version === SCHEMA_VERSION) return;
  const { place, names } = database.address;
  throw new GradusError(
    found?.version === undefined
      ? `${names.address} must be of a database whose schema gradus is that of this program, got another program's at ${place}. Take another database.`
      : `${names.address} must be of a database whose schema gradus is of version ${SCHEMA_VERSION}, got ${found.version} at ${place}. ${OTHER_VERSION}`,
  );
}

/** @throws GradusError for pg-boss's tables of another version */
export async function ensureBossVersion(statements: Statements, { place, names }: QueueAddress): Promise<void> {
  if (!(await hasTables(statements, BOSS_SCHEMA))) return;
  const [found] = await statements.query<{ version: number }>(`SELECT version FROM ${BOSS_SCHEMA}.version`);
  if (found?.version === BOSS_SCHEMA_VERSION) return;
  throw new GradusError(
    `${names.address} must be of a database whose schema ${BOSS_SCHEMA} is of version ${BOSS_SCHEMA_VERSION}, as pg-boss 10 has it, got ${found?.version ?? "none"} at ${place}. ${OTHER_VERSION}`,
  );
}

const OTHER_VERSION =
  `Run one version of gradus on all machines, or take another database; with no study under way, ` +
  `DROP SCHEMA gradus, ${BOSS_SCHEMA} CASCADE; makes room for a new one.`;

/** Read from the catalogue itself: `to_regclass` may answer from what its session remembers, where another has made the table meanwhile. */
export async function hasTables(statements: Statements, schema = "gradus"): Promise<boolean> {
  const found = await statements.query(
    "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'version'",
    [schema],
  );
  return found.length > 0;
}

/** Who has made the queue's tables; null where there are none. */
export async function ownerOf(statements: Statements): Promise<string | null> {
  const [found] = await statements.query<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_catalog.pg_namespace WHERE nspname = 'gradus'",
  );
  return found?.owner ?? null;
}

async function create(database: Database): Promise<void> {
  await database.transaction(async (statements) => {
    await lockSchema(statements);
    if (!(await hasTables(statements))) for (const statement of TABLES) await statements.query(statement);
  });
}

/** Programs that start at once make tables one after the other, until the end of the transaction. */
export async function lockSchema(statements: Statements): Promise<void> {
  await statements.query("SELECT pg_advisory_xact_lock(hashtext('gradus schema'))");
}

/**
 * Times are the database's own: the clocks of workers may be hours apart. Texts that must keep their bits, as numbers and the order of fields
 * of a trial, are text and not jsonb.
 */
const TABLES: readonly string[] = [
  "CREATE SCHEMA IF NOT EXISTS gradus",
  "CREATE TABLE gradus.version (version integer NOT NULL)",
  `INSERT INTO gradus.version VALUES (${SCHEMA_VERSION})`,
  // A study that somebody runs on the queue; which workers can take its trials is `queue`.
  `CREATE TABLE gradus.runs (
    run text PRIMARY KEY, queue text NOT NULL, label text NOT NULL, folds text NOT NULL,
    checkpoint_seconds double precision, host text NOT NULL, pid integer NOT NULL,
    since timestamptz NOT NULL DEFAULT now(), seen timestamptz NOT NULL DEFAULT now())`,
  // Contents by their SHA-256, in parts; a run names what it needs.
  `CREATE TABLE gradus.data (sha text NOT NULL, part integer NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (sha, part))`,
  "ALTER TABLE gradus.data ALTER COLUMN bytes SET STORAGE EXTERNAL",
  `CREATE TABLE gradus.run_data (
    run text NOT NULL REFERENCES gradus.runs ON DELETE CASCADE, sha text NOT NULL, PRIMARY KEY (run, sha))`,
  "CREATE SEQUENCE gradus.ended",
  // state: waiting, running, stopping, done, stopped or aside. `attempt` fences: who has an earlier one can write nothing.
  // `heard`: when its worker last had an epoch or a checkpoint of it, to some seconds.
  // `failures` and `failed_by` are of the attempts in a row that got nowhere: how many, and on which workers.
  `CREATE TABLE gradus.trials (
    run text NOT NULL REFERENCES gradus.runs ON DELETE CASCADE, trial text NOT NULL, job uuid NOT NULL, spec text NOT NULL,
    state text NOT NULL DEFAULT 'waiting', attempt integer NOT NULL DEFAULT 0, failures integer NOT NULL DEFAULT 0,
    failed_by text[] NOT NULL DEFAULT '{}', worker text, started timestamptz, heard timestamptz, ended bigint, note text, result bytea, PRIMARY KEY (run, trial))`,
  "CREATE INDEX trials_ended ON gradus.trials (run, ended) WHERE ended IS NOT NULL",
  "CREATE INDEX trials_running ON gradus.trials (worker) WHERE state IN ('running', 'stopping')",
  `CREATE TABLE gradus.checkpoints (
    run text NOT NULL, trial text NOT NULL, attempt integer NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (run, trial),
    FOREIGN KEY (run, trial) REFERENCES gradus.trials ON DELETE CASCADE)`,
  "ALTER TABLE gradus.checkpoints ALTER COLUMN bytes SET STORAGE EXTERNAL",
  // Epochs on their way to who watches; a crash of the server may lose them, since the result has them all.
  `CREATE UNLOGGED TABLE gradus.progress (
    seq bigserial PRIMARY KEY, run text NOT NULL, trial text NOT NULL, attempt integer NOT NULL, epochs text NOT NULL)`,
  "CREATE INDEX progress_run ON gradus.progress (run, seq)",
  // `leaves` are runs whose data the worker cannot read, so that it takes none of their trials.
  `CREATE TABLE gradus.workers (
    worker text PRIMARY KEY, queue text NOT NULL, host text NOT NULL, pid integer NOT NULL, cpu text NOT NULL, node text NOT NULL,
    gradus text NOT NULL, engine text NOT NULL, bits text NOT NULL, concurrency integer NOT NULL, lost_after double precision NOT NULL,
    since timestamptz NOT NULL DEFAULT now(), seen timestamptz NOT NULL DEFAULT now(), busy integer NOT NULL DEFAULT 0,
    done integer NOT NULL DEFAULT 0, failed integer NOT NULL DEFAULT 0, seconds double precision NOT NULL DEFAULT 0,
    leaves text[] NOT NULL DEFAULT '{}')`,
];
