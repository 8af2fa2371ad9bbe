import { join } from "node:path";
import { type Context, Hono } from "hono";
import { stream, streamSSE } from "hono/streaming";
import type { Answer, Refusal } from "../../web/contract/messages.js";
import type { QueueAnswer } from "../../web/contract/queue.js";
import type { WatchedQueue } from "../queue/view/watch-queue.js";
import { lastKept } from "../store/kept-verdict.js";
import type { Asset } from "./assets.js";
import { parseContinue } from "./command-words.js";
import type { StartedStudies } from "./continue-study.js";
import type { StudyPlace } from "./find-studies.js";
import { isSameSecret, ownNameOnly, REPORT_POLICY } from "./guard.js";
import { reportOf } from "./report.js";
import { stopStudy } from "./stop-study.js";
import { allTrials, streamStudy } from "./stream.js";
import type { Studies } from "./studies.js";
import { WEB_HEADERS, type WebFile } from "./web-files.js";

export interface AppOptions {
  readonly studies: Studies;
  readonly started: StartedStudies;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Of the proof of concept's page, by their names below web/. */
  readonly web: ReadonlyMap<string, WebFile>;
  readonly queue: Pick<WatchedQueue, "look"> | null;
  readonly token: string;
  readonly port: () => number;
  /** Whether a code is the one that opens the page, once. */
  readonly isOpening: (code: string) => boolean;
  /** Told as streams begin and end. */
  readonly onStreams: (count: number) => void;
}

/** What is told of a queue where none was named. */
const NO_QUEUE: QueueAnswer = { view: null, problem: null };

const MOST_BYTES_OF_REQUEST = 1000;

/** The routes of `gradus ui`, all below the token but for the one that leads there once. */
export function makeApp(options: AppOptions): Hono {
  const { studies, started, assets, web, queue, token, port, isOpening, onStreams } = options;
  let streams = 0;
  const app = new Hono();
  app.use(ownNameOnly(port));
  app.onError((error, context) => context.text(`${error.message}\n`, 500));
  app.notFound((context) => context.text("There is nothing here. Take the address that the command printed.\n", 404));

  app.get("/once/:code", (context) =>
    isOpening(context.req.param("code")) ? context.redirect(`/${token}/`) : context.notFound(),
  );

  const own = new Hono();
  app.use("/:token/*", async (context, next) => {
    if (!isSameSecret(context.req.param("token"), token)) return context.notFound();
    return next();
  });
  app.get("/:token", (context) => context.redirect(`/${token}/`)); // what the page asks for is relative to it
  app.get("/:token/", (context) => answerAsset(context, assets.get("index.html")));

  own.get("/web", (context) => context.redirect(`/${token}/web/`));
  own.get("/web/:name{.*}", (context) => answerWeb(context, web.get(context.req.param("name") || "index.html")));
  own.get("/assets/:name", (context) => answerAsset(context, assets.get(context.req.param("name"))));
  own.get("/queue", async (context) => context.json((await queue?.look()) ?? NO_QUEUE));
  own.get("/studies", async (context) => context.json(await studies.list()));
  own.get("/studies/:id", (context) => withStudy(context, async (place) => context.json(await studies.detail(place))));
  own.get("/studies/:id/stream", (context) =>
    withStudy(context, async (place) => {
      const lastId = context.req.header("last-event-id") ?? context.req.query("after") ?? null;
      return streamSSE(context, async (events) => {
        onStreams(++streams);
        try {
          await streamStudy(events, { place, studies, started, lastId });
        } finally {
          onStreams(--streams);
        }
      });
    }),
  );
  own.get("/studies/:id/trials", (context) =>
    withStudy(context, async (place) => {
      const found = await studies.look(place);
      return stream(context, async (body) => {
        for await (const trials of allTrials(found))
          await body.write(`${JSON.stringify(trials)}
`);
      });
    }),
  );
  own.get("/studies/:id/report", (context) =>
    withStudy(context, async ({ folder }) => {
      const place = context.req.query("before") === undefined ? "" : await lastKept(folder);
      if (place === null) return context.notFound();
      const page = await reportOf(join(folder, place), context.req.query("lang") === "ja" ? "ja" : "en");
      if (page === null) return context.notFound();
      return context.body(page, 200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": REPORT_POLICY,
      });
    }),
  );
  own.post("/studies/:id/stop", (context) =>
    withStudy(context, async ({ folder }) => answer(context, await stopStudy(folder))),
  );
  own.post("/studies/:id/continue", (context) =>
    withStudy(context, async (place) => {
      const request = parseContinue(await smallJson(context));
      if (request === null) return answer(context, refused("bad-number"));
      const { refusals, seeds } = await studies.detail(place);
      if (refusals.continue !== null) return answer(context, refused(refusals.continue));
      if (request.seeds !== null && request.seeds < (seeds ?? 0))
        return answer(context, refused("bad-number", `seeds >= ${seeds}`));
      return answer(context, await started.goOn(place, request));
    }),
  );
  own.all("*", (context) =>
    ["GET", "HEAD"].includes(context.req.method) ? context.notFound() : context.text("Not allowed.\n", 405),
  );
  app.route("/:token", own); // it takes the routes that are there by now
  return app;

  async function withStudy(context: Context, work: (place: StudyPlace) => Promise<Response>): Promise<Response> {
    const place = await studies.place(context.req.param("id") ?? "");
    return place === null ? context.notFound() : work(place);
  }
}

function answerAsset(context: Context, asset: Asset | undefined): Response | Promise<Response> {
  return asset === undefined ? context.notFound() : context.body(asset.body, 200, { "Content-Type": asset.type });
}

function answer(context: Context, given: Answer): Response {
  return context.json(given, given.refusal === null ? 200 : 409);
}

function answerWeb(context: Context, file: WebFile | undefined): Response | Promise<Response> {
  if (file === undefined) return context.notFound();
  const headers = { ...WEB_HEADERS, "Content-Type": file.type, "Content-Length": String(file.size) };
  return context.req.method === "HEAD" ? context.body(null, 200, headers) : context.body(file.read(), 200, headers);
}

function refused(refusal: Refusal, detail: string | null = null): Answer {
  return { refusal, detail };
}

/** What was sent, if it is JSON and as small as a request is; else undefined. */
async function smallJson(context: Context): Promise<unknown> {
  if (!(context.req.header("content-type") ?? "").startsWith("application/json")) return undefined;
  if (Number(context.req.header("content-length") ?? Number.POSITIVE_INFINITY) > MOST_BYTES_OF_REQUEST)
    return undefined;
  return context.req.json().catch(() => undefined);
}
