import { expect, test } from "vitest";
import type { ForecastView, ProofClient } from "../contract/proof.js";
import { Forecasts } from "./forecasts.js";

const table = { name: "a.csv", blob: new Blob(["a"]) };

/** A worker that answers when a test says so. */
function asked() {
  const answers: { resolve(view: ForecastView): void; reject(error: Error): void }[] = [];
  const predict: ProofClient["predict"] = () =>
    new Promise((resolve, reject) => {
      answers.push({ resolve, reject });
    });
  return { forecasts: new Forecasts({ predict }), answers };
}
const view = (count: number) => ({ count }) as ForecastView;

test("a forecast that comes after another study was begun is dropped, and so is why there is none", async () => {
  const { forecasts, answers } = asked();
  const late = [forecasts.predict("a", table), forecasts.predict("a", table)];
  forecasts.clear();
  answers[0]!.resolve(view(1));
  answers[1]!.reject(new Error("no"));
  await Promise.all(late);
  expect([forecasts.forecast.value, forecasts.failure.value, forecasts.isWorking.value]).toEqual([null, null, false]);
});

test("of two that were asked for the later one is shown, whichever comes first", async () => {
  const { forecasts, answers } = asked();
  const both = [forecasts.predict("a", table), forecasts.predict("b", table)];
  answers[1]!.resolve(view(2));
  await both[1];
  answers[0]!.resolve(view(1));
  await both[0];
  expect(forecasts.forecast.value).toEqual(view(2));
  expect(forecasts.isWorking.value).toBe(false);
});
