import type { QueueAddress } from "../address.js";
import { type EngineMark, queueNamed } from "../who-can-take.js";
import { Database, type DatabaseOptions } from "./database.js";
import { Jobs } from "./jobs.js";
import { connectionProblem } from "./problem.js";
import { ensureBossVersion, ensureSchema, ensureVersion, hasTables, ownerOf } from "./schema.js";

export interface OpenedQueue {
  readonly database: Database;
  readonly jobs: Jobs;
}

/** A server that is started by the same script, as a container, may take so long until it answers. */
const SECONDS_TO_START = 15;
/** One listens; of the others one may hold a lock while pg-boss works on the next. */
const FEWEST_CONNECTIONS = 3;
/** Connections that any number of slots share, each for some milliseconds a trial. While nothing runs, one or two are in use. */
const CONNECTIONS = 8;

/** A database whose tables are only looked at, if they are there. @throws GradusError in one line for whatever keeps this user from it */
export function openToLook(address: QueueAddress): Promise<Database> {
  return open(
    address,
    { connections: 1, fewestConnections: 1, secondsToStart: 3, writes: false, tell: () => {} },
    async (database) => {
      if (await hasTables(database)) {
        await ensureVersion(database);
        await ensureBossVersion(database, database.address);
      }
      return database;
    },
  );
}

/** Sees whether a queue can be used, and makes its tables, before anything else is done. @throws as `openQueue` */
export async function ensureQueue(address: QueueAddress, tell: (note: string) => void): Promise<void> {
  const database = await open(address, writing({ listeners: 1, tell }), async (opened) => opened);
  await database.close();
}

/** The queue for workers of that mark; its tables are there, or are made. @throws GradusError in one line for whatever keeps this user from it */
export function openQueue(
  address: QueueAddress,
  {
    mark,
    isUpkept,
    ...options
  }: {
    readonly mark: EngineMark;
    /** Whether pg-boss looks after its tables here: one program of a study is enough. */
    readonly isUpkept: boolean;
    /** Connections that only listen. */
    readonly listeners: number;
    readonly tell: (note: string) => void;
  },
): Promise<OpenedQueue> {
  return open(address, writing(options), async (database) => ({
    database,
    jobs: await database.patiently(() => Jobs.open(database, { queue: queueNamed(mark), isUpkept })),
  }));
}

function writing({ listeners, tell }: { readonly listeners: number; readonly tell: (note: string) => void }) {
  return {
    connections: CONNECTIONS + listeners,
    fewestConnections: FEWEST_CONNECTIONS - 1 + listeners,
    secondsToStart: SECONDS_TO_START,
    writes: true,
    tell,
  };
}

async function open<Made>(
  address: QueueAddress,
  options: Omit<DatabaseOptions, "address">,
  next: (database: Database) => Promise<Made>,
): Promise<Made> {
  const database = await Database.open({ address, ...options });
  try {
    if (options.writes) await database.patiently(() => ensureSchema(database));
    return await next(database);
  } catch (error) {
    const owner = await ownerOf(database).catch(() => null);
    await database.close();
    throw connectionProblem(error, address, { owner });
  }
}
