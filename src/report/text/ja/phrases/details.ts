import { type Phrase, phrase } from "../../phrase.js";
import { length } from "./lengths.js";

/** How the simple forecasts were made. */
export const simpleForecasts: readonly Phrase[] = [
  phrase("value at the last row of the window", () => "窓の最後の行の値"),
  phrase("mean of the training part", () => "学習データの平均"),
  phrase("season {rows} rows ({time}), best of {tried} on the validation part", ({ rows, time, tried }) => {
    return `周期 ${rows} 行（${length(time)}）、候補 ${tried} 個のうち検証データで最良`;
  }),
  phrase("season {rows} rows, best of {tried} on the validation part", ({ rows, tried }) => {
    return `周期 ${rows} 行、候補 ${tried} 個のうち検証データで最良`;
  }),
  phrase("ridge {strength} on {rows} x {inputs} inputs{rest}", ({ strength, rows, inputs, rest }) => {
    return ridge({ strength, rows, inputs }) + more(rest);
  }),
  phrase("ridge {strength} on {rows} x {inputs} inputs", ridge),
  phrase("class shares, as no ridge on {rows} x {inputs} inputs tells more", ({ rows, inputs }) => {
    return `クラスの割合（入力 ${rows} 行 × ${inputs} 列のどのリッジ正則化でも、それを上回らないため）`;
  }),
  phrase("shares in the training part", () => "学習データでの割合"),
  phrase("shares of what followed in the training part", () => "学習データで次に続いたものの割合"),
  phrase("by the label of the step before, where that is known", () => "直前のステップのラベルによる（分かる場合）"),
  phrase("each note by whether it sounded in the frame before", () => "音ごとに、直前のフレームで鳴ったかによる"),
  phrase("Euclidean distance to all training windows", () => "学習用のすべての窓とのユークリッド距離"),
  phrase("Euclidean distance to {n} of {all} training windows", ({ n, all }) => {
    return `学習用の窓 ${all} 個中 ${n} 個とのユークリッド距離`;
  }),
];

function ridge({ strength, rows, inputs }: Readonly<Record<"strength" | "rows" | "inputs", string>>): string {
  return `リッジ正則化 ${strength}、入力 ${rows} 行 × ${inputs} 列`;
}

function more(rest: string): string {
  return rest
    .replace(/^ of (\d+)/, "（$1 列中）")
    .replace(/, the last rows of (\d+)/, "、窓 $1 行の最後の行")
    .replace(/, fitted on (\d+) of (\d+) windows/, "、窓 $2 個中 $1 個から推定");
}

/** Why a run ended early. */
export const outcomes: readonly Phrase[] = [
  phrase(
    "{what} was not finite at step {step}, sigma {sigma}, learning rate {rate}. {advice}.",
    ({ what, step, sigma, rate, advice }) =>
      `ステップ ${step}（シグマ ${sigma}、学習率 ${rate}）で${subject(what)}が有限でなくなりました。${ADVICE[advice] ?? advice}。`,
  ),
  phrase(
    "objective not finite at step {step} (sigma {sigma}, learning rate {rate})",
    ({ step, sigma, rate }) => `ステップ ${step} で目的関数が有限でなくなりました（シグマ ${sigma}、学習率 ${rate}）`,
  ),
  phrase(
    "the error was no longer finite in round {round}, sigma {sigma}. Take a smaller `lambda`.",
    ({ round, sigma }) =>
      `${round} 回目（シグマ ${sigma}）で誤差が有限でなくなりました。\`lambda\` を小さくしてください。`,
  ),
  phrase("stopped after {done} of {all} {unit}", ({ done, all, unit }) => {
    return `${all} ${UNIT[unit] ?? unit}中 ${done} ${UNIT[unit] ?? unit}で中止`;
  }),
];

function subject(what: string): string {
  if (what === "the objective or its gradient") return "目的関数かその勾配";
  return what.replace(/^the validation metric \((.*)\)$/, "検証の評価指標（$1）");
}

const ADVICE: Readonly<Record<string, string>> = {
  "Lower the learning rate": "学習率を下げてください",
  "Lower the learning rate, or check the metric": "学習率を下げるか、評価指標を確認してください",
  "Lower `sigma`: weights are of the order of 1": "シグマを下げてください（重みは 1 程度の大きさです）",
};

const UNIT: Readonly<Record<string, string>> = { epochs: "エポック", rounds: "回" };

/** Fragments of how a method trains, the longer ones first. */
const FRAGMENTS: readonly (readonly [pattern: RegExp, japanese: string])[] = [
  [
    /weights objective \(mean and variance of every unit under weight noise\)/,
    "weights 目的関数（重みの雑音のもとでの各ユニットの平均と分散）",
  ],
  [/weights objective/, "weights 目的関数"],
  [
    /activation objective \(smoothed activation, penalty weight (\S+)\)/,
    "activation 目的関数（平滑化した活性化関数、ペナルティーの重み $1）",
  ],
  [/sampled objective \((\d+) antithetic pairs a step\)/, "sampled 目的関数（1 ステップに対称な標本 $1 組）"],
  [/straight-through estimator \(gradients pass where (.*?)\)/, "straight-through 推定（$1 で勾配を通す）"],
  [
    /penalty objective, lambda (\S+); exact ridge steps/,
    "ペナルティー目的関数（lambda $1）、厳密なリッジ回帰による更新",
  ],
  [/plain objective/, "元の目的関数"],
  [/clip by global norm (\S+?)(?=[,;]|$)/, "勾配のノルムを $1 に制限"],
  [
    /sigma automatic: relative gap from (\S+), at most (\S+), 0 from (\S+)/,
    "シグマ自動（相対差の規則、初期値 $1、上限 $2、$3 から 0）",
  ],
  [/sigma linear to 0 over (\S+) % of the epochs/, "シグマはエポックの $1% で直線的に 0 へ"],
  [/\bsigma automatic: on demand (\S+), 0 from (\S+)/, "シグマ自動（必要時のみ、初期値 $1、$2 から 0）"],
  [
    /\bsigma automatic: plateau from (\S+) by (\S+), 0 from (\S+)/,
    "シグマ自動（停滞時に $2 倍、初期値 $1、$3 から 0）",
  ],
  [
    /\bsigma automatic: single loop from (\S+) per tensor, 0 from (\S+)/,
    "シグマ自動（テンソルごとの勾配法、初期値 $1、$2 から 0）",
  ],
  [/\bsigma automatic: single loop from (\S+), 0 from (\S+)/, "シグマ自動（勾配法、初期値 $1、$2 から 0）"],
  [/\bnesterov momentum (\S+?)(?=[,;]|$)/, "ネステロフのモメンタム $1"],
  [/\bmomentum (\S+?)(?=[,;]|$)/, "モメンタム $1"],
  [/\bweight decay (\S+?)(?=[,;]|$)/, "重み減衰 $1"],
  [/ without nesterov/, "（ネステロフなし）"],
  [/\brest by (\S+) adam\b/, "ほかは adam（$1 倍）"],
  [/\brest by adam\b/, "ほかは adam"],
  [/\bbasis renewed every (\d+)/, "基底は $1 ステップごとに更新"],
  [/\b(\S+) from the second gradient on/, "$1（2 つ目の勾配から）"],
  [/, at least (\S+) sigma, at most (\S+?)(?=[,;]|$)/, "、シグマの $1 倍以上 $2 以下"],
  [/cosine learning rate/, "学習率は余弦で 0 へ"],
  [/(\S+) learning rate/, "学習率 $1"],
  [/\bsigma\b/, "シグマ"],
];

/** How a method trains; names of optimisers and objectives stay as they are typed. */
export function methodDetail(english: string): string {
  return FRAGMENTS.reduce((text, [pattern, japanese]) => text.replace(pattern, japanese), english)
    .replace(/\b(linear|geometric|cosine) (\S+) to (\S+?)(?=[,;\s]|$)/g, (_, shape, start, end) => {
      return `${SHAPE[shape]} ${start} から ${end} へ`;
    })
    .replace(/\bconstant (\S+?)(?=[,;\s]|$)/g, "一定 $1")
    .replace(/ until (\S+?)(?=[,;\s]|$)/g, "（学習の $1 まで）")
    .replaceAll("; ", "、")
    .replaceAll(", ", "、");
}

/** How a schedule goes from one value to another. */
const SHAPE: Readonly<Record<string, string>> = { linear: "直線", geometric: "等比", cosine: "余弦" };
