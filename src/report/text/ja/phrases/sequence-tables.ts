import { type Phrase, phrase } from "../../phrase.js";
import { names } from "./lengths.js";

/** What is said of tables that hold sequences, a row a step or a row a sequence, and of tables of labels. */
export const sequenceTableNotes: readonly Phrase[] = [
  phrase(
    "A row was taken as a step, {counter} counts them, of the sequence that {column} names; `sequence` names another column.",
    ({ counter, column }) =>
      `1 行を 1 ステップ（${counter} が番号）とし、系列は ${column} の列で区別します（\`sequence\` で変更できます）。`,
  ),
  phrase(
    "A row was taken as a step of the sequence that {column} names; `sequence` names another column.",
    ({ column }) => `1 行を 1 ステップとし、系列は ${column} の列で区別します（\`sequence\` で変更できます）。`,
  ),
  phrase(
    'The table was taken for sequences, as "{label}" has one text for each "{group}"; `task: "forecast"` takes it for series to forecast.',
    ({ label, group }) =>
      `"${label}" は "${group}" ごとに 1 つの値をもつため、系列のデータとみなしました（予測する時系列の表とするには \`task: "forecast"\`）。`,
  ),
  phrase(
    "A row was taken as a sequence; `sequence` takes it as a step of the one that a column names.",
    () => "1 行を 1 系列としました（系列を示す列を `sequence` で指定すると 1 行を 1 ステップとします）。",
  ),
  phrase("Labels are those of {column}, a row is a sequence; `target` names another column.", ({ column }) => {
    return `1 行を 1 系列とし、ラベルは ${column} の列です（\`target\` で変更できます）。`;
  }),
  phrase("Labels are those of {column}; `target` names another column.", ({ column }) => {
    return `ラベルは ${column} の列です（\`target\` で変更できます）。`;
  }),
  phrase(
    "The table was taken as one sequence, a row a step.",
    () => "表全体を 1 本の系列（1 行 1 ステップ）とみなしました。",
  ),
  phrase(
    'The table was taken as one sequence, a row a step, which "{counter}" counts; `channels` takes each row as a sequence.',
    ({ counter }) =>
      `表全体を 1 本の系列（1 行 1 ステップ、"${counter}" がステップ番号）とみなしました（各行を 1 本の系列とするには \`channels\`）。`,
  ),
  phrase("Labels were read from {file}; `labels` names another table.", ({ file }) => {
    return `ラベルは ${file} から読みました（\`labels\` で変更できます）。`;
  }),
  phrase("{n} of {all} rows end in missing values, which were taken for their end.", ({ n, all }) => {
    return `${all} 行中 ${n} 行は末尾が欠けているため、そこで終わるものとみなしました。`;
  }),
  phrase("The sequences are called as {column} says.", ({ column }) => `系列の名前は ${column} の列のものです。`),
  phrase("{table} names {n} {sequences} not there: {names}.", ({ table, n, names: which }) => {
    return `${table} にある系列のうち ${n} 本は、データにありません：${names(which)}。`;
  }),
  phrase("{table} has no row for {n} of {all} sequences: {names}.", ({ table, n, all, names: which }) => {
    return `${table} には、系列 ${all} 本中 ${n} 本の行がありません：${names(which)}。`;
  }),
  phrase("Rows of one sequence stood apart and were brought together by {columns}.", ({ columns }) => {
    return `離れていた同じ系列の行を、${names(columns)} によってまとめました。`;
  }),
  phrase(
    "{n} {is} another one of the sequence over again, time and all, and {was} left out: first row {row} of {file}.",
    ({ n, row, file }) => `系列の別の行と時刻も値もすべて同じ ${n} 行を除外しました（最初は ${file} の ${row} 行目）。`,
  ),
  phrase(
    "No time was found, and the model learned from rows in the order of {column}: those of the file are trusted to be in that order.",
    ({ column }) =>
      `時刻の列がありません。モデルは ${column} の順の行から学習したため、ファイルの行もその順とみなします。`,
  ),
  phrase(
    "No time was found: the rows of a sequence are trusted to be in the order of the file.",
    () => "時刻の列がないため、系列の行はファイルの順に並んでいるものとみなします。",
  ),
  phrase(
    "What looks like a time in {column} was not read: rows are in the order of the file. `time` and `timeFormat` say how it is written.",
    ({ column }) =>
      `${column === "a column" ? "ある列" : column} の時刻らしい値は読まず、ファイルの行順を使います（\`time\` と \`timeFormat\` で書式を指定できます）。`,
  ),
  phrase(
    'Rows were put in the order of {columns}; `time: "none"` keeps that of the file.',
    ({ columns }) => `行を ${names(columns)} の順に並べ替えました（\`time: "none"\` ではファイルの順のまま）。`,
  ),
  phrase(
    'The rows of {n} of {all} sequences were put in the order of {columns}; `time: "none"` keeps that of the file.',
    ({ n, all, columns }) =>
      `系列 ${all} 本中 ${n} 本の行を ${names(columns)} の順に並べ替えました（\`time: "none"\` ではファイルの順のまま）。`,
  ),
  phrase(
    "The target is the number of steps left until the sequence ends; `cap: {cap}` would tell no more than {most}, as published figures of engines do.",
    ({ cap }) =>
      `予測対象は系列の終わりまでの残りステップ数です（\`cap: ${cap}\` とすると、エンジンの公表値のように ${cap} が上限になります）。`,
  ),
  phrase("The target is the number of steps left until the sequence ends, {cap} at most.", ({ cap }) => {
    return `予測対象は系列の終わりまでの残りステップ数です（上限 ${cap}）。`;
  }),
  phrase("Test sequences are scored at their last step alone, against the numbers in {file}.", ({ file }) => {
    return `テストの系列は最後のステップだけを、${file} の数値と比べて評価します。`;
  }),
];
