import { type Phrase, phrase } from "../../phrase.js";
import { names } from "./lengths.js";

/** What the readers of files say of how numbers are written. */
export const numbers: readonly Phrase[] = [
  phrase(
    "Commas in numbers were taken as decimal commas: {columns}.",
    ({ columns }) => `数値のコンマは小数点として読みました：${names(columns)}。`,
  ),
  phrase(
    "Marks between digits were taken to group thousands, as in {example}: {columns}.",
    ({ example, columns }) => `数字の間の記号は桁区切りとして読みました（例：${example}）：${names(columns)}。`,
  ),
  phrase(
    "Numbers that can be read both ways were read with a decimal {mark}, {why}: {columns}.",
    ({ mark, why, columns }) => {
      const as = why
        .replace(/^as (".*") shows$/, "$1 の値から")
        .replace("as commas part the columns", "列がコンマで区切られているため")
        .replace("as asked", "指定のとおり")
        .replace("as at training", "学習のときと同じく");
      return `二通りに読める数値は、${as}、${mark === "comma" ? "コンマ" : "点"}を小数点として読みました：${names(columns)}。`;
    },
  ),
  phrase(
    "Left out beside numbers: {affix}, as in {example}: {columns}.",
    ({ affix, example, columns }) => `数値に付いた ${affix} を除いて読みました（例：${example}）：${names(columns)}。`,
  ),
  phrase(
    "Letters after numbers were taken as powers of ten, as in {example}: {columns}.",
    ({ example, columns }) => `数値の後の文字は 10 の累乗として読みました（例：${example}）：${names(columns)}。`,
  ),
  phrase(
    "Brackets around numbers, or a minus behind them, were taken as a minus, as in {example}: {columns}.",
    ({ example, columns }) =>
      `括弧で囲まれた数値、後に負号の付いた数値は負の数として読みました（例：${example}）：${names(columns)}。`,
  ),
  phrase("Words were taken as numbers: {words}.", ({ words }) => `次の語は数値として読みました：${names(words)}。`),
  phrase("Taken as missing values: {texts}.", ({ texts }) => `欠損値とみなしました（個数）：${names(texts)}。`),
  phrase(
    "{example} was read as {format}, as at training.",
    ({ example, format }) => `${example} は学習のときと同じ形式（${format}）で読みました。`,
  ),
];
