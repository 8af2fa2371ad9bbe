import { type Phrase, phrase } from "../../phrase.js";
import { names } from "./lengths.js";

const skipRows = "`skipRows` で変更できます";

/** What the readers say of the lines around a table, and of its shape. */
export const layout: readonly Phrase[] = [
  phrase("Row 1 was taken to stand above the table; `skipRows` says otherwise: {rows}.", ({ rows }) => {
    return `1 行目は表より上の行とみなしました（${skipRows}）：${names(rows)}。`;
  }),
  phrase("Rows 1 to {n} were taken to stand above the table; `skipRows` says otherwise: {rows}.", ({ n, rows }) => {
    return `1 〜 ${n} 行目は表より上の行とみなしました（${skipRows}）：${names(rows)}。`;
  }),
  phrase("Row 1 was taken to stand above the table, as asked: {rows}.", ({ rows }) => {
    return `指定により、1 行目は表より上の行とみなしました：${names(rows)}。`;
  }),
  phrase("Rows 1 to {n} were taken to stand above the table, as asked: {rows}.", ({ n, rows }) => {
    return `指定により、1 〜 ${n} 行目は表より上の行とみなしました：${names(rows)}。`;
  }),
  phrase("The header fills rows {from} to {to}; its names were joined: {columns}.", ({ from, to, columns }) => {
    return `見出しは ${from} 〜 ${to} 行目にわたるため、名前をつなげました：${names(columns)}。`;
  }),
  phrase("Units or types below the header were skipped, row {rows}: {shown}.", ({ rows, shown }) => {
    return `見出しの下の単位または型の行（${rows} 行目）は読み飛ばしました：${names(shown)}。`;
  }),
  phrase("The last row was taken to be no data and left out: {shown}.", ({ shown }) => {
    return `最後の行はデータではないとみなして除外しました：${names(shown)}。`;
  }),
  phrase("The last {n} rows were taken to be no data and left out: {shown}.", ({ n, shown }) => {
    return `最後の ${n} 行はデータではないとみなして除外しました：${names(shown)}。`;
  }),
  phrase(
    "The workbook has {n} sheets; {sheet} was read, the first one with numbers. To read another, save it as CSV.",
    ({ n, sheet }) =>
      `ブックには ${n} 枚のシートがあり、数値のある最初のシート ${sheet} を読みました。ほかのシートを読むには CSV として保存してください。`,
  ),
  phrase("The last row was left out, without a value in any column.", () => "最後の行は値がないため除外しました。"),
  phrase("The last {n} rows were left out, without a value in any column.", ({ n }) => {
    return `最後の ${n} 行は値がないため除外しました。`;
  }),
  phrase(
    "{which} {rows} among the data {were} left out: comments, totals, blanks, or the header again.",
    ({ rows }) => {
      return `データの間にある注釈・合計・空白・見出しの繰り返しを除外しました（ファイルの行：${names(rows)}）。`;
    },
  ),
  phrase(
    'The columns {first} to {last} are times, and each row is a series of its own: read as one column "value".{left}`wide: "none"` reads columns as they stand.',
    ({ first, last, left }) =>
      `列 ${first} 〜 ${last} は時刻で、各行が 1 つの系列のため、1 つの列 "value" として読みました。${beside(left)}\`wide: "none"\` では列のまま読みます。`,
  ),
  phrase(
    'The columns {first} to {last} are times, and each row is a stretch of time: read as one column "value".{left}`wide: "none"` reads columns as they stand.',
    ({ first, last, left }) =>
      `列 ${first} 〜 ${last} は時刻で、各行がひと続きの期間のため、1 つの列 "value" として読みました。${beside(left)}\`wide: "none"\` では列のまま読みます。`,
  ),
  phrase("Digits of other scripts were taken as 0 to 9.", () => "ほかの文字の数字は 0 〜 9 として読みました。"),
  phrase(
    'The columns {first} to {last} are counted as times may be, but several rows have the same {keys}: they were read as they stand. `wide: "rows"` reads each row as a series of its own.',
    ({ first, last, keys }) =>
      `列 ${first} 〜 ${last} の番号は時刻の可能性がありますが、${names(keys)} が同じ行が複数あるため、列のまま読みました。\`wide: "rows"\` では各行を 1 つの系列として読みます。`,
  ),
  phrase(
    "The columns {first} to {last} are named after times, and were read as they stand, since {asked} is asked for.",
    ({ first, last, asked }) =>
      `列 ${first} 〜 ${last} の名前は時刻ですが、${asked} が指定されているため、列のまま読みました。`,
  ),
  phrase(
    "The rows were sorted by time, since some of one time do not stand together.",
    () => "同じ時刻の行が離れているため、時刻の順に並べ替えました。",
  ),
  phrase("Rows of one time were made one, as asked: {n} {rows} fewer; {how}.", ({ n, how }) => {
    const kept = {
      "the first of each was kept": "最初の行を残しました",
      "the last of each was kept": "最後の行を残しました",
    };
    return `指定により、同じ時刻の行を 1 行にまとめ（${n} 行減）、${kept[how as keyof typeof kept] ?? "数値は平均にしました"}。`;
  }),
  phrase(
    "An hour is missing as where clocks are set forward, after {times}. Windows run across it.",
    ({ times }) => `夏時間の開始のように 1 時間が欠けています（${names(times)} の次）。窓はここをまたぎます。`,
  ),
  phrase(
    "Inputs that are the target {target} over again, in its units or others: {columns}. They tell no more than its own past.",
    ({ target, columns }) =>
      `予測対象 ${target} と同じもの（単位だけが違うものを含む）が入力にあります：${names(columns)}。対象自身の過去以上のことは分かりません。`,
  ),
  phrase(
    "The sum of {parts} is the target {target} in every row: they are known when it is, so only their past can be an input, and none goes into `knownAhead`.",
    ({ parts, target }) =>
      `どの行でも ${parts.replaceAll(" and ", " と ")} の和が予測対象 ${target} になります。これらは対象と同時に分かる値なので、入力にできるのは過去の値だけです（\`knownAhead\` には指定できません）。`,
  ),
  phrase(
    "Inputs that never fall, as totals so far: {columns}. Later rows lie beyond all that was trained on; give their change from row to row, or leave them out of `inputs`.",
    ({ columns }) =>
      `累計のように減ることのない入力：${names(columns)}。後の行は学習した範囲を超えます。行ごとの変化量にするか、\`inputs\` から外してください。`,
  ),
  phrase(
    'The target never falls, as a total so far: {columns}. To forecast its change, use `transform: "difference"`.',
    ({ columns }) =>
      `予測対象は累計のように減ることがありません：${names(columns)}。変化量を予測するには \`transform: "difference"\` を指定してください。`,
  ),
];

/** Columns beside those that are times, which were left out: nothing where there are none. */
function beside(english: string): string {
  const [, columns] = /^ Left out beside them: (.*)\. $/.exec(english) ?? [];
  return columns === undefined ? "" : `その横の列は除外しました：${names(columns)}。`;
}
