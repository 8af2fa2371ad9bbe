import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { causeOf, codeOf } from "../../node/system-error.js";
import { studyId } from "../../node/ui/find-studies.js";
import { loadServer } from "../load-server.js";
import { parseInteger } from "../parse.js";
import { addQueueAddress, parseQueue, type QueueFlags } from "../queue-options.js";
import { stopped } from "../stopped.js";
import type { AddCommand } from "../surroundings.js";

interface UiFlags extends QueueFlags {
  readonly port: string;
  readonly open?: boolean;
  readonly study?: string;
  readonly untilUnused?: boolean;
}

/** A page that looks in once a minute, as those in the background do, is not gone yet. */
const MILLISECONDS_UNUSED = 10 * 60_000;

const HIGHEST_PORT = 65_535;

/** gradus ui [DIR]: studies in a page, live. */
export const addUi: AddCommand = (program, { terminal, signal }) => {
  addQueueAddress(
    program
      .command("ui [dir]")
      .description(
        "show the studies of a folder in a page, live: a server for this machine alone; studies go on without it",
      ),
  )
    .addOption(
      new Option("--port <n>", "port of 127.0.0.1 (default: any that is free; a given one keeps its address)").default(
        "0",
      ),
    )
    .addOption(new Option("--open", "open the page in a browser, if there is one"))
    .addOption(new Option("--study <dir>", "begin with this study").hideHelp())
    .addOption(new Option("--until-unused", "end when no page was open for ten minutes").hideHelp())
    .action(async (dir: string | undefined, flags: UiFlags) => {
      const port = parseInteger("--port", flags.port, 0, HIGHEST_PORT);
      const root = await folderOf(dir ?? ".");
      const { serve, openBrowser } = await loadServer();
      const chosen = parseQueue(flags);
      const queue = chosen && (await import("../../node/queue/view/watch-queue.js")).watchQueue(chosen.address);
      const server = await serve({
        root,
        port,
        program: [process.execPath, ...process.argv.slice(1, 2)],
        assets: fileURLToPath(new URL("../ui/", import.meta.url)),
        queue,
        web: fileURLToPath(new URL("../web/", import.meta.url)),
      }).catch((error: unknown) => {
        if (codeOf(error) === null) throw error;
        throw new GradusError(
          `--port: ${port} must be a port that is free, got ${causeOf(error)}. Choose another, or leave it out.`,
        );
      });
      const place = flags.study === undefined ? "" : `#/study/${studyId(root, await folderOf(flags.study))}`;
      terminal.out(`${server.address}${place}\n`);
      // The page comes at once, and says the same: a queue that cannot be seen now may be back later.
      void queue?.look().then(({ problem }) => problem !== null && terminal.chat(`note: ${problem}`));
      if (flags.open) openBrowser(server.opening + place);
      const ends = [stopped(signal), ...(flags.untilUnused ? [server.unused(MILLISECONDS_UNUSED)] : [])];
      await Promise.race(ends);
      await server.close();
      await queue?.close();
    });
};

async function folderOf(dir: string): Promise<string> {
  try {
    const path = await realpath(resolve(dir));
    if ((await stat(path)).isDirectory()) return path;
  } catch {
    // said below
  }
  throw new GradusError(
    `ui: DIR must be a folder that is there, got "${dir}". Give the one that studies lie in, e.g. out.`,
  );
}
