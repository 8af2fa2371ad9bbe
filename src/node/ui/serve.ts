import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { WatchedQueue } from "../queue/view/watch-queue.js";
import { makeApp } from "./app.js";
import { readAssets } from "./assets.js";
import { StartedStudies } from "./continue-study.js";
import { isSameSecret } from "./guard.js";
import { freshToken, tokenFor } from "./key.js";
import { Studies } from "./studies.js";
import { webFiles } from "./web-files.js";

export interface ServeOptions {
  /** The folder that is looked into: a real path. */
  readonly root: string;
  /** 0: any that is free. */
  readonly port: number;
  /** What runs gradus, word by word. */
  readonly program: readonly string[];
  /** Folder of the page's files. */
  readonly assets: string;
  /** Folder of the proof of concept's page. */
  readonly web: string;
  /** The queue whose workers the page shows; null: none was named. */
  readonly queue: WatchedQueue | null;
}

/** A server that runs. */
export interface RunningServer {
  /** Of the page, with its token. */
  readonly address: string;
  /** The same for a program that others can see the words of: it leads there once, within a minute. */
  readonly opening: string;
  /** Resolves once no page was open for so long. */
  unused(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const MILLISECONDS_OF_OPENING = 60_000;

/** Serves the page on 127.0.0.1. @throws what the system says of a port that is taken */
export async function serve({
  root,
  port: asked,
  program,
  assets: folder,
  web,
  queue,
}: ServeOptions): Promise<RunningServer> {
  const assets = await readAssets(folder);
  const token = asked === 0 ? freshToken() : await tokenFor(root, asked);
  const code = randomBytes(16).toString("base64url");
  const opensUntil = performance.now() + MILLISECONDS_OF_OPENING;
  let isOpened = false;
  let open = 0;
  let unusedSince = performance.now();
  let port = asked;
  const app = makeApp({
    studies: new Studies(root, program),
    started: new StartedStudies(program),
    assets,
    web: await webFiles(web),
    queue,
    token,
    port: () => port,
    isOpening(given) {
      if (isOpened || performance.now() > opensUntil || !isSameSecret(given, code)) return false;
      isOpened = true;
      return true;
    },
    onStreams(count) {
      open = count;
      unusedSince = performance.now();
    },
  });
  const server = createAdaptorServer({
    fetch: (request, env) => {
      unusedSince = performance.now();
      return app.fetch(request, env);
    },
  }) as Server;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(asked, "127.0.0.1", done);
  });
  port = (server.address() as AddressInfo).port;
  const place = `http://127.0.0.1:${port}`;
  return {
    address: `${place}/${token}/`,
    opening: `${place}/once/${code}`,
    async unused(milliseconds) {
      while (open > 0 || performance.now() - unusedSince < milliseconds)
        await new Promise((resume) => setTimeout(resume, Math.min(1000, milliseconds)).unref()); // a closed server is not waited for
    },
    async close() {
      server.closeAllConnections(); // streams have no end of their own
      await new Promise((done) => server.close(done));
    },
  };
}
