import { type Phrase, phrase, translated } from "../../phrase.js";

/** Parts of what the initialisers say of a run's start; the longer ones first. */
const PARTS: readonly Phrase[] = [
  phrase(
    "linear forecast, ridge {strength}, in {states} of {units} units of amplitude {amplitude}",
    ({ strength, states, units, amplitude }) =>
      `線形予測（リッジ ${strength}、${units} 個中 ${states} 個のユニット、振幅 ${amplitude}）`,
  ),
  phrase("drawn units and a solved readout", () => "乱数によるユニットと、解として求めた出力層"),
  phrase("drawn units: {reason}", ({ reason }) => `乱数によるユニット（${REASONS[reason] ?? reason}）`),
  phrase("drawn units", () => "乱数によるユニット"),
  phrase("no linear start: {rule}", ({ rule }) => `線形の出発点なし（${translated(rule, RULES) ?? rule}）`),
  phrase("the readout of the linear start has no finite solution", () => "線形の出発点の出力層には有限の解がない"),
  phrase("drawn readout: its equations have no finite solution", () => {
    return "乱数による出力層（方程式に有限の解がない）";
  }),
];

const REASONS: Readonly<Record<string, string>> = {
  "nothing in the training windows is linear": "学習用の窓に線形の関係がない",
  "nothing that the highway leaves is linear": "ハイウェイの残差に線形の関係がない",
  "the equations of the linear forecast have no finite solution": "線形予測の方程式に有限の解がない",
  "the states of the linear forecast have no finite covariance": "線形予測の状態に有限の共分散がない",
};

const RULES: readonly Phrase[] = [
  phrase(
    'solves the squared loss, quantiles and cross entropies, got the loss "{loss}"',
    ({ loss }) => `二乗損失、分位点損失または交差エントロピーが必要、損失は "${loss}"`,
  ),
  phrase('needs a cell whose linear form is known, "{cell}" has no `followLinear`', ({ cell }) => {
    return `線形の形が分かるセルが必要、"${cell}" には \`followLinear\` がない`;
  }),
  phrase(
    'the activation must have a slope where units are at rest, "{activation}" has {slope} at {at}',
    ({ activation, slope, at }) => `活性化関数は静止点で傾きが必要、"${activation}" の傾きは ${at} で ${slope}`,
  ),
];

/** What a run started from. */
export function startNote(english: string): string {
  return english
    .split("; ")
    .map((part) => translated(part, PARTS) ?? part)
    .join("、");
}
