import { describe, expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { FROM_DRAWN } from "../../study/testing/from-drawn.js";
import { chainReport } from "../testing/chain.js";
import { stoppedFixture } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { whoseWords } from "./whose-words.js";

const CHAIN = { sgd: 50, "soap-cosine": 30, "soap-linear": 7, diffusion: 6 };
const en = (study: StudyRecord) => whoseWords(study, TEXTS.en)!;
const ja = (study: StudyRecord) => whoseWords(study, TEXTS.ja)!;

describe("of the epochs saved, each part has its share", () => {
  test("all fewer", () => {
    const study = chainReport(CHAIN);
    expect(en(study).epochs).toBe(
      "diffusion needs 44 epochs fewer than sgd to the target error: 20 fewer through the optimiser and its schedule, 23 fewer through the start, 1 fewer through sigma and the path.",
    );
    expect(ja(study).epochs).toBe(
      "目標誤差までのエポック数は、diffusion が sgd より 44 少なくなりました（内訳：最適化手法と学習率の推移で 20 減、出発点で 23 減、シグマ・振幅の経路で 1 減）。",
    );
    expect(en(study).short).toBe(
      "diffusion needs 44 epochs fewer than sgd to the target error: 20 fewer through its optimiser, 23 fewer through its start, 1 fewer through smoothing and growing the start. " +
        "soap-linear is the same without that last part: diffusion takes 0.85× its time, a gain.",
    );
    expect(ja(study).short).toBe(
      "目標誤差までのエポック数は、diffusion が sgd より 44 少なくなりました（内訳：最適化手法で 20 減、出発点で 23 減、平滑化・出発点の漸増で 1 減）。" +
        "soap-linear は最後の部分だけがない手法で、diffusion の時間はその 0.85倍です（短縮）。",
    );
  });

  test("more through one of them, none through another, one epoch in all", () => {
    const study = chainReport({ sgd: 21, "soap-cosine": 30, "soap-linear": 20, diffusion: 20 });
    expect(en(study).epochs).toBe(
      "diffusion needs 1 epoch fewer than sgd to the target error: 9 more through the optimiser and its schedule, 10 fewer through the start, no change through sigma and the path.",
    );
    expect(ja(study).epochs).toMatch(/sgd より 1 少なく.*推移で 9 増、出発点で 10 減、シグマ・振幅の経路で変化なし/);
    expect(en(study).short).toMatch(/: 9 more through its optimiser, .* 1\.00× its time, no gain shown\.$/);
    expect(ja(study).short).toMatch(/その 1\.00倍です（短縮は認められない）。$/);
  });

  test("more in all, or as many", () => {
    const more = chainReport({ ...CHAIN, diffusion: 60 });
    expect(en(more).epochs).toMatch(/^diffusion needs 10 epochs more than sgd .*53 more through sigma and the path\.$/);
    expect(ja(more).epochs).toMatch(/sgd より 10 多くなりました.*で 53 増）。$/);
    const equal = chainReport({ ...CHAIN, diffusion: 50 });
    expect(en(equal).epochs).toMatch(/^diffusion needs as many epochs to the target error as sgd: 20 fewer/);
    expect(ja(equal).epochs).toContain("diffusion が sgd と同じでした（内訳：");
  });

  test("the figures add up in print, however they are rounded", () => {
    const { epochs } = en(chainReport({ sgd: 4.6, "soap-cosine": 3.4, "soap-linear": 2.2, diffusion: 1 }));
    const [all, ...parts] = [...epochs!.matchAll(/([\d.]+) (?:epochs )?fewer/g)].map(([, figure]) => Number(figure));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(all!, 9);
  });
});

describe("a method that never arrives gives a bound", () => {
  test("the reference", () => {
    const study = chainReport({ ...CHAIN, sgd: null });
    expect(en(study).epochs).toBe(
      "diffusion needs at least 94 epochs fewer than sgd to the target error: at least 70 fewer through the optimiser and its schedule, 23 fewer through the start, 1 fewer through sigma and the path. " +
        "sgd: the target error is not reached within 100 epochs, so only a bound of the difference is known.",
    );
    expect(ja(study).epochs).toMatch(/sgd より 94 以上 少なく.*推移で 70 以上 減.*sgd は 100 エポック以内に/);
    expect(en(study).short).toContain(
      "at least 94 epochs fewer than sgd to the target error: at least 70 fewer through its",
    );
    expect(ja(study).short).toContain("最適化手法で 70 以上 減、出発点で 23 減");
  });

  test("two in a row: nothing is known of the part between them", () => {
    const study = chainReport({ ...CHAIN, sgd: null, "soap-cosine": null });
    expect(en(study).epochs).toContain(": not measurable through the optimiser and its schedule, at least 93 fewer");
    expect(en(study).epochs).toContain("sgd, soap-cosine: the target error is not reached");
    expect(ja(study).epochs).toContain("最適化手法と学習率の推移で測定不能");
    expect(en(study).short).toContain(": not measurable through its optimiser, at least 93 fewer through its start");
  });

  test("diffusion, and all of them", () => {
    const lost = chainReport({ ...CHAIN, diffusion: null });
    expect(en(lost).epochs).toMatch(/^diffusion needs at least 50 epochs more .*at least 93 more through sigma/);
    expect(en(lost).short).toContain("at least 93 more through smoothing");
    expect(ja(lost).short).toContain("漸増で 93 以上 増");
    const none = chainReport({ sgd: null, "soap-cosine": null, "soap-linear": null, diffusion: null });
    expect(en(none).epochs).toMatch(/^Neither sgd nor diffusion reaches the target error within 100 epochs: not meas/);
    expect(en(none).epochs).not.toContain("only a bound");
    expect(ja(none).epochs).toContain("sgd も diffusion も、100 エポック以内には");
    expect(en(none).against[0]).toContain("The times of diffusion and soap-cosine cannot be compared.");
    expect(ja(none).against[0]).toContain("diffusion と soap-cosine の時間は比較できません。");
  });
});

describe("diffusion against what it is made of", () => {
  const against = (epochs: number) => chainReport({ ...CHAIN, diffusion: epochs });

  test("nothing, a gain, or a loss is shown to come from what it adds", () => {
    expect(en(against(7)).against[1]).toMatch(
      /^Against soap-linear, the same optimiser and start without sigma and the path, diffusion takes 1\.00× the time \(98% interval [\d.]+× to [\d.]+×\): no gain in time is shown to come from sigma and the path\. Its test error is the same \(98% interval ±0% to ±0%\): no difference is shown\.$/,
    );
    expect(en(against(2.5)).against[1]).toContain(": a gain in time is shown to come from sigma and the path.");
    expect(en(against(20)).against[1]).toContain(": time is lost through sigma and the path.");
    expect(ja(against(7)).against[1]).toMatch(
      /^soap-linear（最適化手法と出発点が同じで、シグマ・振幅の経路のない手法）に対する diffusion の時間は 1\.00倍（.*）です。シグマ・振幅の経路による時間の短縮は認められません。テスト誤差は同じ結果です（.*、差は認められない）。$/,
    );
    expect(ja(against(2.5)).against[1]).toContain("による時間の短縮が認められます。");
    expect(ja(against(20)).against[1]).toContain("のために時間が余分にかかっています。");
    expect(en(against(20)).short).toMatch(/× its time, a loss\.$/);
    expect(ja(against(20)).short).toMatch(/倍です（超過）。$/);
  });

  test("a difference of the test error is told by its interval", () => {
    const lower = chainReport(CHAIN, { parts: (method) => (method === "diffusion" ? { testError: 0.9 } : {}) });
    expect(en(lower).against[1]).toMatch(/Its test error is 10\.0% lower \(94% interval −10\.0% to −10\.0%\)\.$/);
    expect(ja(lower).against[1]).toMatch(/テスト誤差は10\.0%低い結果です（94% 区間 −10\.0% 〜 −10\.0%）。$/);
  });

  test("its optimiser alone lacks the start too", () => {
    expect(en(against(7)).against[0]).toMatch(
      /^Against soap-cosine, the same optimiser without the start, sigma and the path, diffusion takes/,
    );
    expect(ja(against(7)).against[0]).toContain(
      "soap-cosine（最適化手法が同じで、出発点・シグマ・振幅の経路のない手法）",
    );
  });

  test("a drawn start is the optimiser's own", () => {
    const study = chainReport({ sgd: 50, momentum: 30, diffusion: 20 }, { choice: FROM_DRAWN });
    expect(en(study).against).toHaveLength(1);
    expect(en(study).against[0]).toContain("Against momentum, the same optimiser and start without sigma, diffusion");
    expect(en(study).notes).toEqual([]);
  });

  test("where tuning chose no sigma, that is said, and nothing is booked as sigma's", () => {
    const study = chainReport(CHAIN, { sigma0: 0 });
    expect(en(study).notes[0]).toBe(
      "Tuning also tried sigma_0 = 0 and chose it: diffusion trained without sigma here.",
    );
    expect(ja(study).notes[0]).toContain("sigma_0 = 0 も試し");
    expect(en(study).against[1]).toContain("start without the path, diffusion");
    expect(en(study).short).toMatch(
      /1 fewer through growing the start\. soap-linear is the same without that last part: diffusion takes 0\.85× its time, a gain \(tuning chose sigma_0 = 0: no smoothing\)\.$/,
    );
    expect(ja(study).short).toMatch(/（短縮、調整で sigma_0 = 0 を選択し平滑化なし）。$/);
    const alike = chainReport(CHAIN, { sigma0: 0, choice: { path: "held" } });
    expect(en(alike).against[1]).toBe("diffusion and soap-linear train alike here: what differs is chance.");
    expect(ja(alike).against[1]).toContain("違いは偶然によるものです");
    expect(en(alike).epochs).toContain("1 fewer through chance");
    expect(ja(alike).epochs).toContain("偶然で 1 減");
    expect(en(alike).short).toMatch(/diffusion and soap-linear train alike here: what differs is chance\.$/);
  });
});

test("what the chain lacks is named, with all methods as a flag takes them, and its parts stay together", () => {
  const { sgd, diffusion } = CHAIN;
  const study = chainReport({ sgd, diffusion });
  expect(en(study).epochs).toBe(
    "diffusion needs 44 epochs fewer than sgd to the target error: 44 fewer through the optimiser and its schedule, the start, sigma, and the path.",
  );
  expect(en(study).notes.at(-1)).toBe(
    "To tell these parts apart, add soap-cosine and soap-linear to the methods: --methods sgd,diffusion,soap-cosine,soap-linear",
  );
  expect(ja(study).notes.at(-1)).toContain("--methods sgd,diffusion,soap-cosine,soap-linear");
  expect(en(study).short).toBe(
    "diffusion needs 44 epochs fewer than sgd to the target error: 44 fewer through its optimiser, its start, smoothing and growing the start.",
  );
  const one = chainReport({ sgd, "soap-cosine": 30, diffusion });
  expect(en(one).notes.at(-1)).toMatch(
    /add soap-linear to the methods: --methods sgd,soap-cosine,diffusion,soap-linear$/,
  );
  expect(en(one).epochs).toContain("24 fewer through the start, sigma and the path.");
});

test("the start is the theory's and everybody's", () => {
  const { notes } = en(chainReport(CHAIN));
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/the theory of diffusion \(Mobahi 2016\).*anybody can use it with SGD/);
  expect(ja(chainReport(CHAIN)).notes[0]).toMatch(/拡散法の理論（Mobahi 2016）.*SGD/);
});

test("without a target no epochs are told, without runs nothing", () => {
  const study = chainReport(CHAIN);
  const unset = { ...study, target: { ...study.target, error: null, levels: [] } };
  expect(en(unset)).toMatchObject({ epochs: null, short: null });
  expect(whoseWords(stoppedFixture(), TEXTS.en)).toBe(null);
});
