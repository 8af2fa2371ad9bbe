import { parseAddress } from "../address.js";
import { type EngineMark, queueNamed } from "../who-can-take.js";
import { Database, type DatabaseOptions } from "./database.js";
import { Jobs } from "./jobs.js";
import { connectionProblem } from "./problem.js";
import { ensureSchema } from "./schema.js";

export interface OpenedQueue {
  readonly database: Database;
  readonly jobs: Jobs;
}

/** A server that is started by the same script, as a container, may take so long until it answers. */
const SECONDS_TO_START = 15;

/** The tables are there, or are made. @throws GradusError in one line for whatever keeps this user from the queue */
export async function openDatabase(address: string, options: Omit<DatabaseOptions, "address">): Promise<Database> {
  const place = parseAddress(address);
  const database = await Database.open({ address: place, ...options });
  try {
    await database.patiently(() => ensureSchema(database));
    return database;
  } catch (error) {
    await database.close();
    throw connectionProblem(error, place);
  }
}

/** The same, with the queue for workers of that mark. */
export async function openQueue(
  address: string,
  {
    mark,
    isUpkept,
    ...options
  }: Omit<DatabaseOptions, "address" | "secondsToStart"> & {
    readonly mark: EngineMark;
    /** Whether pg-boss looks after its tables here: one program of a study is enough. */
    readonly isUpkept: boolean;
  },
): Promise<OpenedQueue> {
  const database = await openDatabase(address, { ...options, secondsToStart: SECONDS_TO_START });
  try {
    const jobs = await database.patiently(() => Jobs.open(database, { queue: queueNamed(mark), isUpkept }));
    return { database, jobs };
  } catch (error) {
    await database.close();
    throw connectionProblem(error, database.address);
  }
}
