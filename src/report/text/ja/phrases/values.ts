import { type Phrase, phrase } from "../../phrase.js";
import { names } from "./lengths.js";

/** What the readers say of names, numbers and values. */
export const values: readonly Phrase[] = [
  phrase("The file has no header; its column is called {name}.", ({ name }) => {
    return `ファイルに見出しの行がないため、列の名前を ${name} としました。`;
  }),
  phrase("The file has no header; its columns are called {first} to {last}.", ({ first, last }) => {
    return `ファイルに見出しの行がないため、列の名前を ${first} 〜 ${last} としました。`;
  }),
  phrase(
    "The header names {named} of {all} columns; the first one was taken to be without a name.",
    ({ named, all }) => `見出しには ${all} 列中 ${named} 列の名前しかないため、最初の列を名前のない列とみなしました。`,
  ),
  phrase("Columns with the name of an earlier one: {columns}.", ({ columns }) => {
    return `前の列と同じ名前の列（名前を変更）：${names(columns).replaceAll("(now ", "(→ ")}。`;
  }),
  phrase("The text is not UTF-8 and was read as {encoding}; `encoding` names another.", ({ encoding }) => {
    return `文字コードは UTF-8 ではなく ${encoding} として読みました（\`encoding\` で変更できます）。`;
  }),
  phrase("The same is so of {n} more parts of columns.", ({ n }) => `ほかに ${n} 箇所でも同様です。`),
  phrase(
    "{column} holds {value} in {place}: {distance} times the spread of the others ({spread}) from their mean. {effect}. If it is an error, correct it or mark it as missing; else do without the column.",
    ({ column, value, place, distance, spread, effect }) =>
      `${column} の${where(place)}に ${value} があり、ほかの値の平均から、そのばらつき（${spread}）の ${distance} 倍離れています。${consequence(effect)}誤りなら訂正するか欠損値とし、そうでなければこの列を使わないでください。`,
  ),
  phrase("{column} enters as its logarithm. Networks forecast its median, not its mean.", ({ column }) => {
    return `${column} は対数にして学習します。ネットワークが予測するのは平均ではなく中央値です。`;
  }),
  phrase(
    "{column} enters as the logarithm of itself + {shift}: the training part holds 0, and {least} is its smallest value above. Networks forecast its median, not its mean.",
    ({ column, shift }) =>
      `学習データに 0 があるため、${column} は、0 を超える最小の値 ${shift} を加えた対数にして学習します。ネットワークが予測するのは平均ではなく中央値です。`,
  ),
  phrase(
    "Simple forecasts are moved to the quantile {tau}: each by that quantile of its errors on the training part.",
    ({ tau }) => `単純な予測は分位点 ${tau} へ、それぞれの学習データでの誤差の同じ分位点だけ移してあります。`,
  ),
  phrase(
    "Simple forecasts are moved to the quantiles {taus}: each by these quantiles of its errors on the training part.",
    ({ taus }) =>
      `単純な予測は分位点 ${taus.replaceAll(", ", "、")} へ、それぞれの学習データでの誤差の同じ分位点だけ移してあります。`,
  ),
  phrase("The forecast is the median; RMSE, MAE, MASE and R² are of it.", () => {
    return "予測値は中央値です。RMSE、MAE、MASE、R² は中央値についての値です。";
  }),
  phrase("The forecast is the quantile {tau}, the nearest to the median.", ({ tau }) => {
    return `予測値は、中央値に最も近い分位点 ${tau} です。`;
  }),
  phrase('Left out of the methods: {names}, as the loss "{loss}" has no linear start.', ({ names, loss }) => {
    return `損失「${loss}」には線形の出発点がないため、${names} を手法から除きました。`;
  }),
  phrase("No forecast from the mean gets below {mean}, none that is linear below {linear}.", ({ mean, linear }) => {
    return `平均値の予測では誤差 ${mean}、線形予測では誤差 ${linear} を下回れません。`;
  }),
];

/** "row 7 of the file (2012-01-03), and 2 more such values". */
function where(place: string): string {
  const [, row = "", of = "", when = "", more] =
    /^row (\d+) of the (file|series)( \(.*?\))?(?:, and (\d+) more such values?)?$/.exec(place) ?? [];
  if (row === "") return ` ${place} `;
  const time = when === "" ? "" : `（${when.slice(2, -1)}）`;
  return `${of === "file" ? "ファイル" : "系列"}の ${row} 行目${time}${more === undefined ? "" : `ほか ${more} 箇所`}`;
}

function consequence(effect: string): string {
  const part = /^The errors of the (\w+) part/.exec(effect)?.[1];
  if (part !== undefined) {
    const name = { validation: "検証", test: "テスト" }[part] ?? part;
    return `${name}データの誤差からは、ほかの値についてほとんど分かりません。`;
  }
  return effect.startsWith("Scaled by a standard deviation")
    ? "標準偏差がこの値で決まり、ほかの値はどれもほぼ同じ数になります。"
    : `${effect}。`;
}
