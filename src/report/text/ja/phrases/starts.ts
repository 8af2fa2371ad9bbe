import { type Phrase, phrase } from "../../phrase.js";

/** What the initialisers say of a run's start. */
export const starts: readonly Phrase[] = [
  phrase(
    "linear forecast, ridge {strength}, in {states} of {units} units of amplitude {amplitude}",
    ({ strength, states, units, amplitude }) =>
      `線形予測（リッジ ${strength}、${units} 個中 ${states} 個のユニット、振幅 ${amplitude}）`,
  ),
  phrase("drawn units: nothing in the training windows is linear", () => {
    return "乱数によるユニット（学習用の窓に線形の関係がない）";
  }),
  phrase("drawn units: nothing that the highway leaves is linear", () => {
    return "乱数によるユニット（ハイウェイの残差に線形の関係がない）";
  }),
  phrase("drawn units and a solved readout", () => "乱数によるユニットと、解として求めた出力層"),
];
