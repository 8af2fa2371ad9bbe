import type { Entry } from "../entry.js";

/** Models on other tables. */
export const models: readonly Entry[] = [
  [
    "the model must be one of {names:models}, got {name}.",
    "モデルは {names} のどれかである必要がありますが、{name} です。",
  ],
  ["Choose another.", "別のモデルを選んでください。"],
  [
    "the model must forecast a table here, got a model of sequences.",
    "ここで使えるのは表を予測するモデルですが、これは系列データのモデルです。",
  ],
  [
    "Use the command line: npx gradus predict MODEL DATA",
    "コマンドラインを使ってください：npx gradus predict MODEL DATA",
  ],
  ["the table must hold the model's column {name}.", "表にはモデルが使う列 {name} が必要です。"],
  [
    'the table must hold the column that names the objects, or be read with `series: "none"`, as one series: {name}.',
    '表には対象の名前の列 {name} が必要です。なければ、`series: "none"` で 1 系列として読んでください。',
  ],
  [
    "a column of the model must vary, got {value} in all rows, and the model reads it.",
    "モデルが読む列には値の変わる列が必要ですが、全行で {value} です。",
  ],
  ["the column has no values, and the model reads it.", "モデルが読む列ですが、値がありません。"],
  [
    "the model reads windows of {window} consecutive rows, and {name} for {ahead} more, the longest segment has {rows}.",
    "モデルは連続する {window} 行の窓と、その先 {ahead} 行の {name} を読みますが、最長の区間は {rows} 行です。",
  ],
  [
    "the model reads windows of {window} consecutive rows, the longest segment has {rows}.",
    "モデルは連続する {window} 行の窓を読みますが、最長の区間は {rows} 行です。",
  ],
  ["Give more rows.", "行を増やしてください。"],
  [
    "the model's forecasts must be finite, got {value} from the window that begins in {row:row}.",
    "モデルの予測は有限である必要がありますが、{row}から始まる窓で {value} になりました。",
  ],
  [
    "Its weights, or the inputs there, are beyond single precision: train it anew.",
    "重みまたはそこの入力が単精度の範囲を超えています。学習し直してください。",
  ],
  [
    'with "log" in `transform` values must be above {least}, as those of the training part are, got {value} in {row:row}.',
    '`transform` に "log" があるため、値は学習データと同じく {least} より大きい必要がありますが、{row}は {value} です。',
  ],
  [
    'Correct it, mark it as missing, or train without "log".',
    '値を直すか、欠損にするか、"log" を使わずに学習してください。',
  ],
  [
    "--ahead all needs {names:list} for the {rows} rows after the last one that is known.",
    "最後の既知の行より先の予測には、その後 {rows} 行の {names} が必要です。",
  ],
  [
    "Add rows with their times and these values, the others empty.",
    "時刻とこれらの値を入れ、ほかを空にした行を加えてください。",
  ],
  [
    "The model has no intervals: {level} takes {windows} windows in the validation part, and it was made with fewer, or without intervals.",
    "モデルに区間がありません。{level} 区間には検証の窓が {windows} 個必要ですが、それより少ないか、区間なしで作られたモデルです。",
  ],
  [
    "The model has no {level} interval: it takes {windows} windows in the validation part, and there were {from} to {to}.",
    "モデルに {level} 区間がありません。検証の窓が {windows} 個必要ですが、{from} 〜 {to} 個でした。",
  ],
];
