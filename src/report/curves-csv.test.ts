import { expect, test } from "vitest";
import { curvesCsv } from "./curves-csv.js";
import { fixtureStudy, stoppedFixture } from "./testing/fixture.js";

test("read back, the file holds every number of every epoch of every trial, exactly", () => {
  const study = fixtureStudy({ seeds: 2 });
  const [head, ...rows] = parse(curvesCsv(study));
  expect(head).toEqual(HEAD);
  const expected = study.trials.flatMap((trial) =>
    trial.epochs.map((epoch) => [
      trial.id,
      trial.phase,
      trial.method,
      trial.batchSize,
      trial.seed,
      trial.fold,
      epoch.epoch,
      epoch.trainObjective,
      epoch.validationError,
      epoch.sigma,
      epoch.learningRate,
      epoch.secondsTraining,
      epoch.secondsWall,
      epoch.steps,
    ]),
  );
  expect(rows.map((row) => row.map((field, i) => (i < 3 ? field : Number(field))))).toEqual(expected);
});

test("a name with commas, quotes and line breaks comes back as it was", () => {
  const name = 'a,"b"\r\nc';
  const study = fixtureStudy({ seeds: 1, epochs: 1 });
  const rows = parse(curvesCsv(JSON.parse(JSON.stringify(study).replaceAll('"sgd"', JSON.stringify(name)))));
  expect(rows.slice(1).map((row) => row[2])).toEqual(
    study.trials.flatMap(({ method, epochs }) => epochs.map(() => (method === "sgd" ? name : method))),
  );
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([HEAD.length]));
});

test("a study without trials is the head line alone", () => {
  expect(curvesCsv(stoppedFixture())).toBe(`${HEAD.join(",")}\r\n`);
});

const HEAD =
  "trial,phase,method,batch_size,seed,fold,epoch,train_objective,validation_error,sigma,learning_rate,seconds,seconds_wall,steps".split(
    ",",
  );

/** RFC 4180, strictly: every record ends in CRLF, a quote in a quoted field is doubled. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) throw new Error("Not CSV.");
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
