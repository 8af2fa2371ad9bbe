import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A PostgreSQL server of a test's own, in a temporary folder, on a free port of this machine. */
export interface TestServer {
  readonly port: number;
  /** Of the database "lab", for a user whose password is hard to hide. */
  readonly address: string;
  readonly password: string;
  /** Runs a statement. */
  sql(text: string): string;
  isRunning(): boolean;
  /** kill -9 of the server: its processes are gone, its data are as the disk has them. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = "s3cr@t/päss";
const USER = "ann";

/** Debian keeps them apart from the path. */
function programs(): string | null {
  const homes = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const found = homes
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .filter((dir) => existsSync(join(dir, "initdb")));
  if (found.length > 0) return found.at(-1)!;
  const asked = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  return asked.status === 0 && existsSync(join(asked.stdout.trim(), "initdb")) ? asked.stdout.trim() : null;
}

const bin = programs();

/** Why tests that need a server are left out; null where they run. */
export const noServer: string | null = bin === null ? "there is no PostgreSQL here: apt-get install postgresql" : null;

/** The server refuses to run as root: then it runs as the user that Debian makes for it. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Below the ports that the system gives to outgoing connections: one of those would be taken while a killed server is away. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const isFree = await new Promise<boolean>((done) => {
      const server = createServer().once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
    });
    if (isFree) return port;
  }
}

/** @param parent where its folder is made: another disk than that of temporary files */
export async function startPostgres(parent = tmpdir()): Promise<TestServer> {
  const as = owner();
  const folder = mkdtempSync(join(parent, "gradus-pg-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const sockets = join(folder, "sockets");
  mkdirSync(sockets);
  chmodSync(sockets, 0o777);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD);
  chmodSync(passwordFile, 0o644);
  execFileSync(
    join(bin!, "initdb"),
    ["-D", data, "-U", USER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--no-sync"],
    { ...as, stdio: "ignore", cwd: folder },
  );
  const port = await freePort();
  appendFileSync(
    join(data, "postgresql.conf"),
    `\nport = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${sockets}'\nmax_connections = 200\n`,
  );
  const address = `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/lab`;
  const psql = (database: string, text: string) =>
    execFileSync(
      join(bin!, "psql"),
      ["-h", "127.0.0.1", "-p", String(port), "-U", USER, "-d", database, "-qtA", "-c", text],
      {
        encoding: "utf8",
        env: { ...process.env, PGPASSWORD: PASSWORD },
        stdio: ["ignore", "pipe", "pipe"],
      },
    ).trim();
  let server: ChildProcess | null = null;
  const isRunning = () => server !== null && server.exitCode === null && server.signalCode === null;
  const ended = () => new Promise((done) => (isRunning() ? server!.once("exit", done) : done(null)));
  const log = join(folder, "log");
  /** A server that was killed leaves children for a moment, and one that finds them refuses to start. */
  const start = async () => {
    for (const began = performance.now(); ; await pause(100)) {
      if (!isRunning()) {
        const said = openSync(log, "a");
        server = spawn(join(bin!, "postgres"), ["-D", data], { ...as, stdio: ["ignore", "ignore", said], cwd: folder });
        closeSync(said);
      }
      try {
        psql("postgres", "SELECT 1");
        return;
      } catch (error) {
        if (performance.now() - began < 60_000) continue;
        throw new Error(`PostgreSQL does not start; it said:\n${readFileSync(log, "utf8").slice(-2000)}`, {
          cause: error,
        });
      }
    }
  };
  await start();
  psql("postgres", "CREATE DATABASE lab");
  return {
    port,
    address,
    password: PASSWORD,
    sql: (text) => psql("lab", text),
    isRunning,
    async kill() {
      server?.kill("SIGKILL");
      await ended();
      await pause(300); // its children see that it is gone, and go
    },
    start,
    async stop() {
      server?.kill("SIGINT");
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
