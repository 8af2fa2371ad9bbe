import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { LIVE_SCHEMA, LIVE_VERSION } from "../../study/records/live.js";
import { studyJson } from "../../study/records/parse.js";
import { trialLine } from "../../study/records/trial-line.js";
import type { CompactTrial, StudyList } from "../../web/contract/messages.js";
import { thisProcess } from "../process-mark.js";
import { makeApp } from "./app.js";
import { StartedStudies } from "./continue-study.js";
import { Studies } from "./studies.js";

const host = "127.0.0.1:4000";
const study = fixtureStudy({ seeds: 2, epochs: 100, batchSizes: [16] });
const line = (k: number, identity = study.identity) =>
  `\n${trialLine({ study: identity, trial: "0".repeat(64), record: study.trials[k]!, parameters: null })}\n`;

const PROGRAM = [process.execPath, "nothing.js"];
let root = "";
let file = "";
let open = 0;
let app: ReturnType<typeof makeApp>;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "gradus-stream-")));
  mkdirSync(join(root, "run"));
  writeFileSync(join(root, "study.json"), studyJson(study));
  file = join(root, "run", "trials.jsonl");
  writeFileSync(file, line(0) + line(1));
  app = makeApp({
    ...{
      studies: new Studies(root, PROGRAM),
      started: new StartedStudies(PROGRAM),
      assets: new Map(),
      web: new Map(),
      token: "t",
    },
    ...{ port: () => 4000, isOpening: () => false, queue: null },
    onStreams: (count) => {
      open = count;
    },
  });
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
});

interface Told {
  readonly event: string;
  readonly data: unknown;
  readonly id: string | undefined;
}

/** Listens to the one study; `next` gives the events up to the first of that name. */
async function listen(lastId?: string) {
  const list = (await (await app.request(`http://${host}/t/studies`, { headers: { host } })).json()) as StudyList;
  const headers = { host, ...(lastId !== undefined && { "last-event-id": lastId }) };
  const answer = await app.request(`http://${host}/t/studies/${list.studies[0]!.id}/stream`, { headers });
  const reader = answer.body!.getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    async next(name: string): Promise<Told[]> {
      const told: Told[] = [];
      for (;;) {
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const fields = Object.fromEntries(
            text
              .slice(0, end)
              .split("\n")
              .map((field) => [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 2)]),
          );
          text = text.slice(end + 2);
          if (fields["event"] === undefined) continue;
          told.push({ event: fields["event"], data: JSON.parse(fields["data"]!), id: fields["id"] });
          if (fields["event"] === name) return told;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream has ended");
        text += decoder.decode(value, { stream: true });
      }
    },
    close: () => reader.cancel(),
  };
}

const idsIn = (told: readonly Told[]) =>
  told.filter(({ event }) => event === "trials").flatMap(({ data }) => (data as CompactTrial[]).map(({ id }) => id));
const ids = study.trials.map(({ id }) => id);

test("what has finished is told first, thinned, then what finishes; who was cut off gets only what came since", async () => {
  const first = await listen();
  const told = await first.next("ready");
  expect(told.map(({ event }) => event)).toEqual(
    ["trials", "state", "live", "ready"].filter((name) => name !== "live"),
  );
  expect(idsIn(told)).toEqual(ids.slice(0, 2));
  const { points, epochs } = (told[0]!.data as CompactTrial[])[0]!;
  expect([epochs, points.epoch[0], points.epoch.at(-1)]).toEqual([100, 1, 100]);
  expect(points.epoch.length).toBeLessThanOrEqual(61);
  appendFileSync(file, line(2));
  const later = await first.next("trials");
  expect(idsIn(later)).toEqual(ids.slice(2, 3));
  await first.close();
  appendFileSync(file, line(3));
  const second = await listen(later.at(-1)!.id);
  expect(idsIn(await second.next("ready"))).toEqual(ids.slice(3, 4));
  await second.close();
});

test("a line is told when it is whole; damaged ones are counted, those of another study passed over", async () => {
  const stream = await listen();
  await stream.next("ready");
  const whole = line(2);
  appendFileSync(
    file,
    `${line(3).replace('"seed":', '"seed":1')}${line(4, "another")}no trial\n${whole.slice(0, 100)}`,
  );
  expect((await stream.next("damaged")).map(({ data }) => data)).toEqual([2]);
  await pause(500); // nothing else to tell
  appendFileSync(file, whole.slice(100));
  expect(idsIn(await stream.next("trials"))).toEqual([ids[2]]);
  await stream.close();
});

test("a file that took the place of the one before is told from its beginning, after a word", async () => {
  const stream = await listen();
  const before = await stream.next("ready");
  writeFileSync(`${file}.new`, line(1));
  renameSync(`${file}.new`, file);
  const told = await stream.next("trials");
  expect(told.map(({ event }) => event)).toEqual(["reset", "trials"]);
  expect(idsIn(told)).toEqual([ids[1]]);
  await stream.close();
  const again = await listen(before.find(({ event }) => event === "trials")!.id);
  expect((await again.next("ready"))[0]!.event).toBe("reset");
  await again.close();
});

test.each(["nonsense", "9:9:9", "../..:1", "1:-1", `${"9".repeat(80)}:1`])(
  "an id that is none of ours, %j, is told all",
  async (id) => {
    const stream = await listen(id);
    expect(idsIn(await stream.next("ready"))).toEqual(ids.slice(0, 2));
    await stream.close();
  },
);

test("a folder with a record alone tells the record's trials, in pieces", async () => {
  rmSync(file);
  const stream = await listen();
  expect(idsIn(await stream.next("ready"))).toEqual(ids);
  await stream.close();
});

test("where a study stands is told while the process that has it runs, and that it ended", async () => {
  writeFileSync(join(root, "study.json"), studyJson({ ...study, outcome: "stopped" }));
  const mark = thisProcess();
  const live = {
    ...{ schema: LIVE_SCHEMA, version: LIVE_VERSION, host: mark.host, pid: mark.pid, at: "2026-01-01T00:00:00Z" },
    ...{ fraction: 0.5, secondsLeft: 3, trialsDone: 1, trials: 2, phase: null, underWay: [], log: [] },
  };
  writeFileSync(join(root, "run", "live.json"), JSON.stringify(live));
  writeFileSync(join(root, "run", "lock"), JSON.stringify({ ...mark, since: "2026-01-01" }));
  const stream = await listen();
  const told = await stream.next("ready");
  expect(told.find(({ event }) => event === "state")!.data).toMatchObject({ state: "running" });
  expect(told.find(({ event }) => event === "live")!.data).toEqual(live);
  writeFileSync(join(root, "run", "lock"), JSON.stringify({ ...mark, start: "of another boot", since: "2026-01-01" }));
  expect((await stream.next("state")).at(-1)!.data).toMatchObject({ state: "killed" });
  expect((await stream.next("live")).at(-1)!.data).toBeNull();
  await stream.close();
});

test("a page that goes ends its stream", async () => {
  const stream = await listen();
  await stream.next("ready");
  expect(open).toBe(1);
  await stream.close();
  await expect.poll(() => open, { timeout: 3000 }).toBe(0);
});
