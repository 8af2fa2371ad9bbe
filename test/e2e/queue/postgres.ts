import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
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

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
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
  const ended = () =>
    new Promise((done) =>
      server === null || server.exitCode !== null || server.signalCode !== null
        ? done(null)
        : server.once("exit", done),
    );
  const start = async () => {
    server = spawn(join(bin!, "postgres"), ["-D", data], { ...as, stdio: "ignore", cwd: folder });
    for (let tries = 0; ; tries++) {
      try {
        psql("postgres", "SELECT 1");
        return;
      } catch (error) {
        if (tries > 200) throw error;
        await pause(100);
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
    isRunning: () => server !== null && server.exitCode === null && server.signalCode === null,
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
