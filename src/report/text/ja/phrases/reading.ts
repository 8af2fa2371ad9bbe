import { type Phrase, phrase, translated } from "../../phrase.js";
import { length, names } from "./lengths.js";

const REASONS: Readonly<Record<string, string>> = {
  text: "文字の列",
  "one value in the whole file": "全体で値が 1 つだけの列",
  "more than half of the values missing": "値の半分以上が欠けている列",
  "the name of the series": "系列の名前の列",
  "a row counter": "行の通し番号の列",
  "one value in each series": "系列ごとに値が 1 つだけの列",
  "an id, which measures nothing": "測定値ではない ID の列",
  "a counter of steps": "ステップの番号の列",
  "the time": "時刻の列",
};

/** Reasons that name a column are texts of their own. */
function reasonOf(english: string): string {
  const target = /^the target (.*) over again, in its units or others$/.exec(english)?.[1];
  return target === undefined ? (REASONS[english] ?? english) : `予測対象 ${target} と同じもの、単位の違いを含む`;
}

const FAULTS: readonly Phrase[] = [
  phrase("holds text such as {text}", ({ text }) => `${text} などの文字である`),
  phrase("holds words of truth", () => "「はい」「いいえ」などの言葉だけである"),
  phrase("has the one value {value}", ({ value }) => `値が ${value} だけである`),
  phrase("has no values", () => "値がない"),
];

/** Why a column is no target. */
export function faultOf(english: string): string {
  const reason = REASONS[english.replace(/^is /, "")];
  return translated(english, FAULTS) ?? (reason === undefined ? english : `${reason}である`);
}

const FORMATS: readonly (readonly [english: string, japanese: string])[] = [
  ["ISO date", "ISO 形式の日付"],
  ["year and quarter", "年と四半期"],
  ["day/month/year", "日/月/年"],
  ["month/day/year", "月/日/年"],
  ["day.month.year", "日.月.年"],
  ["month.day.year", "月.日.年"],
  ["year and half", "年と半期"],
  ["year and month", "年と月"],
  ["ISO week", "ISO 週番号"],
  ["decimal year", "小数の年"],
  ["nanoseconds since 1970", "1970 年からのナノ秒"],
  ["microseconds since 1970", "1970 年からのマイクロ秒"],
  ["days of Excel", "Excel の日付の数値"],
  ["milliseconds since 1970", "1970 年からのミリ秒"],
  ["seconds since 1970", "1970 年からの秒"],
  ["time of day", "時刻"],
  ["hour of the day", "時"],
  ["12-hour clock", "12 時間制の時刻"],
  ["year of a Japanese era", "和暦"],
  ["marked year", "印のついた年"],
  ["half of the year", "半期"],
  ["share of the day", "1 日に占める割合"],
  ["year", "年"],
  ["month", "月"],
  ["day", "日"],
  ["hour", "時"],
  ["minute", "分"],
  ["second", "秒"],
  ["quarter", "四半期"],
  ["week", "週"],
  ["day of the year", "年の通算日"],
];

/** Formats of a time, joined by "and", "or" or commas; "year and quarter" is one. */
export const timeWords = (english: string): string =>
  FORMATS.find(([known]) => known === english)?.[1] ??
  english
    .split(/( and | or |, )/)
    .map(
      (part) =>
        FORMATS.find(([known]) => known === part)?.[1] ??
        { " and ": "と", " or ": "または", ", ": "、" }[part] ??
        part.replace(/^period (\d+) to (\d+) of the day$/, "1 日を分ける番号 $1〜$2"),
    )
    .join("");

/** What the readers of files say of how they have read one. */
export const reading: readonly Phrase[] = [
  phrase("Left out of the inputs, {reason}: {columns}.", ({ reason, columns }) => {
    return `入力から除外（${reasonOf(reason)}）：${names(columns).replace(/ of (\d+)\)/g, "/$1)")}。`;
  }),
  phrase("Time was read from {columns} ({words}); the usual step is {step}.", ({ columns, words, step }) => {
    return `時刻は ${names(columns)} から読みました（${timeWords(words)}）。通常の間隔は ${length(step)}です。`;
  }),
  phrase("Time was read from {columns} ({words}); there is one row only.", ({ columns, words }) => {
    return `時刻は ${names(columns)} から読みました（${timeWords(words)}）。行は 1 行だけです。`;
  }),
  phrase(
    "As asked, rows were taken in the order of the file, not of a time.",
    () => "指定により、時刻ではなくファイルの行の順に読みました。",
  ),
  phrase(
    "No column was found to hold the time; rows were taken in the order of the file.",
    () => "時刻の列が見つからなかったため、ファイルの行の順に読みました。",
  ),
  phrase(
    "No column was found to hold the time, but the counter {column} falls: the rows run from the newest to the oldest and were turned round.",
    ({ column }) =>
      `時刻の列は見つかりませんでしたが、通し番号 ${column} が減っていくため、行は新しい順に並んでいるとみなし、逆の順に読みました。`,
  ),
  phrase(
    "The rows run from the newest to the oldest; they were turned round.",
    () => "行が新しい順に並んでいるため、古い順に並べ直しました。",
  ),
  phrase(
    "The line ends of the file differ; each of them was taken as one.",
    () => "改行コードが混在していますが、どれも改行として読みました。",
  ),
  phrase(
    "The lines of the file stand in quotes as a whole, which were taken off.",
    () => "各行の全体が引用符で囲まれているため、引用符を外して読みました。",
  ),
  phrase(
    "Whole numbers beyond 2^53 are read as the nearest number of double precision, {written} as {read}: {columns}.",
    ({ written, read, columns }) =>
      `2^53 を超える整数は、最も近い倍精度の数として読みました（例：${written} → ${read}）：${names(columns)}。`,
  ),
  phrase(
    "The times carry a time zone; they are shown in UTC, those of forecasts in the zone of the table.",
    () => "時刻に時差の指定があるため、UTC で示します。予測の時刻は表と同じ時差で示します。",
  ),
  phrase(
    "As asked, rows stand in the order of the counter {column}; it falls, so that they were turned round.",
    ({ column }) => `指定により、通し番号 ${column} の順に並べました。減っていくため、逆の順に読みました。`,
  ),
  phrase("As asked, rows stand in the order of the counter {column}.", ({ column }) => {
    return `指定により、通し番号 ${column} の順に並べました。`;
  }),
  phrase(
    "{column} falls from row to row. If the newest row stands first, {option} turns the rows round; as they are, the past would be forecast from what came after it.",
    ({ column, option }) =>
      `${column} は行ごとに減っています。新しい行から始まる表なら ${option} で逆の順に読めます。そうでないまま読むと、過去をその後の値から予測することになります。`,
  ),
  phrase("Years of two digits were taken as 1950 to 2049.", () => "2 桁の年は 1950 〜 2049 年とみなしました。"),
  phrase("The times carry a time zone; they are shown in UTC.", () => "時刻に時差の指定があるため、UTC で示します。"),
  phrase(
    "{example} could be {formats}; it was taken as {chosen}, which gives the more regular steps.",
    ({ example, formats, chosen }) =>
      `${example} は ${timeWords(formats)} と読めますが、間隔がより規則的になる ${timeWords(chosen)} として読みました。`,
  ),
  phrase("The target is {column}, the last numeric column; `target` chooses another.", ({ column }) => {
    return `予測対象は最後の数値の列 ${column} です（\`target\` で変更できます）。`;
  }),
  phrase("The target is {column}, which is named as one; `target` chooses another.", ({ column }) => {
    return `予測対象は、名前から予測対象とみなした列 ${column} です（\`target\` で変更できます）。`;
  }),
  phrase(
    "The target is {column}, the only column of measurements: the last column, {last}, {fault}; `target` chooses another.",
    ({ column, last, fault }) =>
      `予測対象は、測定値のただ 1 つの列 ${column} です。最後の列 ${last} は${faultOf(fault)}ため予測対象になりません（\`target\` で変更できます）。`,
  ),
  phrase("{n} segments, one for each value of {column}. No window crosses them.", ({ n, column }) => {
    return `${column} の値ごとに ${n} 個の区間に分けました。窓は区間をまたぎません。`;
  }),
  phrase(
    'Time starts again where {column} changes: its {n} values were read as segments, which no window crosses. `series` names another column; `series: "none"` refuses such a file.',
    ({ column, n }) =>
      `${column} が変わるところで時刻が最初に戻るため、その ${n} 個の値を区間として読みました。窓は区間をまたぎません。\`series\` で別の列を指定でき、\`series: "none"\` ではこのようなファイルを受け付けません。`,
  ),
  phrase(
    "{counter} counts rows and starts again where {column} changes. If the file stacks several objects, use {option}; as it is, windows run from one into the next.",
    ({ counter, column, option }) =>
      `${counter} は行の通し番号で、${column} が変わるところで最初に戻ります。複数の対象が積み重なったファイルなら ${option} を指定してください。このままでは窓が次の対象にまたがります。`,
  ),
  phrase(
    "Left out {n} {row} equal to the row before, time and all: {rows} of the file; the first of each was kept.",
    ({ n, rows }) =>
      `時刻も含めて直前の行と同じ行を ${n} 行除外し、最初の行を残しました（ファイルの行：${rows.replace(/ and (\d+) more/, "、ほか $1 行")}）。`,
  ),
  phrase(
    "Missing values filled in with the last value before them: {columns}. No forecast of them is trained on or scored.",
    ({ columns }) =>
      `欠損値を直前の値で補いました（列と個数：${names(columns)}）。補った値の予測は、学習にも評価にも使いません。`,
  ),
  phrase(
    "Missing values filled in with the line between the values beside them, or the last value where a forecast's rows end before the next one: {columns}. No forecast of them is trained on or scored.",
    ({ columns }) =>
      `欠損値を前後の値を結ぶ直線で補い、予測に使う行が次の値より前で終わる場合は直前の値で補いました（列と個数：${names(columns)}）。補った値の予測は、学習にも評価にも使いません。`,
  ),
  phrase(
    'Missing values: the rule "{rule}" left out {n} {row} at the start of a segment, before whose first value nothing is known.',
    ({ rule, n }) => `欠損値：規則「${rule}」では補えない、区間の最初の値より前の ${n} 行を除外しました。`,
  ),
  phrase(
    "{left} of {all} windows of the {part} part are left out: a target of theirs was filled in, not observed.",
    (facts) => {
      const part = { train: "学習", validation: "検証", test: "テスト" }[facts.part] ?? facts.part;
      return `${part}データの ${facts.all} 個中 ${facts.left} 個の窓は、予測する値が観測値ではなく補った値のため使われません。`;
    },
  ),
  phrase('Missing values: the rule "{rule}" left out {n} {row}.', ({ rule, n }) => {
    return `欠損値：規則「${rule}」で ${n} 行を除外しました。`;
  }),
  phrase(
    "Categories, an input for each value that is 1 where it stands and 0 elsewhere: {columns}.",
    ({ columns }) => `カテゴリー（値ごとに、その値なら 1、ほかは 0 の入力）：${names(columns)}。`,
  ),
  phrase("Inputs that say where a value was missing: {columns}.", ({ columns }) => {
    return `値が欠けていた位置を示す入力：${names(columns)}。`;
  }),
  phrase("Inputs from the calendar, as at the row that is forecast: {cycles}.", ({ cycles }) => {
    const ja = cycles
      .replace("hour of the day", "時刻")
      .replace("day of the week", "曜日")
      .replace("time of the year", "季節")
      .replaceAll(", ", "、");
    return `暦からの入力（予測する行のもの）：${ja}。`;
  }),
  phrase("Read at the row that is forecast, as known before its time: {columns}.", ({ columns }) => {
    return `あらかじめ分かっている列として、予測する行の値を読みます：${names(columns)}。`;
  }),
  phrase("Left out of the batch sizes: {sizes}, as there are {windows} training windows.", ({ sizes, windows }) => {
    return `学習の窓が ${windows} 個のため、バッチサイズ ${sizes.replaceAll(", ", "、")} は使いません。`;
  }),
  phrase(
    "Forecasts have no {level} % interval: it takes {needed} windows in the validation part, and there {are} {windows}.",
    ({ level, needed, windows }) =>
      `予測に ${level}% 区間は付きません。検証データに窓が ${needed} 個必要ですが、${windows} 個しかありません。`,
  ),
  phrase("No row was left of {lost} of {all} segments: {columns}.", ({ lost, all, columns }) => {
    return `${all} 個中 ${lost} 個の区間には行が残りませんでした：${names(columns)}。`;
  }),
  phrase("{short} of {all} segments are too short for a window in the {part} part ({rows} rows).", (facts) => {
    const part = { train: "学習", validation: "検証", test: "テスト" }[facts.part] ?? facts.part;
    return `${part}データの ${facts.all} 個中 ${facts.short} 個の区間は、1 つの窓（${facts.rows} 行）より短いため使われません。`;
  }),
];
