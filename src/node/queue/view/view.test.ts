import { expect, test } from "vitest";
import type { QueueView } from "../../../web/contract/queue.js";
import { queueInWords } from "./queue-in-words.js";
import { queueMetrics } from "./queue-metrics.js";

const worker = {
  ...{
    host: "mill",
    pid: 7,
    cpu: "a processor",
    node: "v22.0.0",
    gradus: "0.1.0",
    engine: "wasm-simd",
    bits: "0123",
    queue: "q",
  },
  ...{
    concurrency: 2,
    busy: 1,
    done: 30,
    failed: 1,
    seconds: 12,
    secondsSinceStart: 3600,
    secondsSilent: 1,
    isLost: false,
  },
};
const run = {
  ...{ label: 'out/"a"', host: "desk", pid: 8, queue: "other", waiting: 5, running: 0, ended: 2, failing: 1 },
  ...{ secondsSinceStart: 60, secondsSilent: 90, workers: 0 },
  silent: [{ trial: "evaluation/sgd/b32/seed2", host: "mill", pid: 7, seconds: 765 }],
};
const view: QueueView = {
  place: "db:5432/lab",
  workers: [worker, { ...worker, pid: 9, isLost: true, secondsSilent: 40 }],
  runs: [run],
};

test("the list says who works, who was lost, why nothing is taken, whose program has gone, and which trial may hang", () => {
  expect(queueInWords(view, Date.UTC(2026, 0, 2, 3, 30, 5)).split("\n")).toEqual([
    "Queue at db:5432/lab: 1 worker, 1 study",
    "  worker mill/7: 1 of 2 busy; 30 trials done, 1 failed, 30 an hour; gradus 0.1.0, wasm-simd (0123), Node.js v22.0.0, a processor",
    "  worker mill/9: lost, silent for 40 s; 30 trials done, 1 failed; gradus 0.1.0, wasm-simd (0123), Node.js v22.0.0, a processor",
    '  study out/"a" of desk/8: 5 waiting, 0 running, 2 ready, 1 with failed attempts; 0 workers can take its trials',
    "    no worker has its version of gradus and engine: start one that has, or run its program, which trains itself",
    "    its program was not heard of for 90 s: give its command again to go on",
    "    evaluation/sgd/b32/seed2 on worker mill/7 has told of no epoch and left no checkpoint for 12 min, since 2026-01-02 03:17 UTC, though its worker is heard of: it may hang. Where that worker is ended, others take the run up.",
    "",
  ]);
});

test("every line of the metrics is a comment or a sample, labels quoted", () => {
  const lines = queueMetrics(view).trimEnd().split("\n");
  for (const line of lines) {
    expect(line).toMatch(/^(# (HELP|TYPE) gradus_\w+ .+|gradus_\w+(\{(\w+="([^"\\\n]|\\.)*",?)+\})? -?[\d.e+-]+)$/);
  }
  expect(lines).toContain('gradus_study_trials_waiting{study="out/\\"a\\"",host="desk",pid="8"} 5');
  expect(lines).toContain("gradus_workers_lost 1");
  expect(lines).toContain('gradus_study_trials_silent{study="out/\\"a\\"",host="desk",pid="8"} 1');
});
