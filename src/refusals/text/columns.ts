import type { Entry } from "../entry.js";

/** Columns that cannot be found or cannot be used, missing values, and wide tables. */
export const columns: readonly Entry[] = [
  ["`{option}` names a column that is not there: {name}.", "`{option}` で指定した列 {name} がありません。"],
  ["Did you mean {names:or}?", "{names} のことですか。"],
  ["Columns: {names:list}.", "ある列：{names}。"],
  ["`{option}` must name each column once, got {name} twice.", "`{option}` に {name} が 2 回指定されています。"],
  ["Leave one out.", "一方を外してください。"],
  ["the column has no values; {instead:column}.", "この列には値がありません。{instead}。"],
  [
    "`{option}` must vary, got {value} in all rows; {instead:column}.",
    "`{option}` には値の変わる列が必要ですが、全行で {value} です。{instead}。",
  ],
  ["{means:meansTarget} and cannot be forecast: it {fault:fault}.", "{means}、{fault}ため、予測できません。"],
  [
    "{means:meansTarget} and cannot be read as numbers, got values like {example}.",
    "{means}、{example} のような値は数値として読めません。",
  ],
  ["Write them like 1.5 or 1,5.", "1.5 または 1,5 のように書いてください。"],
  ["Name the column to forecast with `target`: {names:list}.", "予測する列を `target` で指定してください：{names}。"],
  ["Name the column to forecast with `target`.", "予測する列を `target` で指定してください。"],
  [
    "If it holds classes, use the command line, which tells one of each sequence or row: npx gradus poc TABLE --task classify, or --task tag.",
    "クラスの列であれば、系列または行ごとにクラスを判別するコマンドラインを使ってください：npx gradus poc TABLE --task classify または --task tag",
  ],
  ["there is no numeric column to forecast among {names:list}.", "{names} の中に、予測できる数値の列がありません。"],
  [
    "Numbers must be written like 1.5 or 1e-3, in at least half of a column's cells; `inputs` and `target` take any of them.",
    "列のセルの半分以上が 1.5 や 1e-3 のような数値である必要があります。`inputs` と `target` にはそのような列を指定できます。",
  ],
  [
    "`series` needs a name in every row, got an empty cell.",
    "`series` の列には全行に名前が必要ですが、空のセルがあります。",
  ],
  ["Fill it in, or choose another column.", "埋めるか、別の列を選んでください。"],
  [
    "`missing: {rule}` left no row: each has a missing value.",
    "どの行にも欠損値があり、`missing: {rule}` では行が残りません。",
  ],
  ["Leave the emptiest columns out of `inputs`.", "欠損の多い列を `inputs` から外してください。"],
  ["Take another rule, or a table with fewer holes.", "別の規則を選ぶか、欠損の少ない表を使ってください。"],
  ["a value is missing here and in {others:others}.", "欠損値があります（{others}）。"],
  ["a value is missing here and in {others:others}; {columns:others}.", "欠損値があります（{others}）。{columns}。"],
  [
    'Choose `missing: "drop"` (leave such rows out), `missing: "previous"` (repeat the last value), `missing: "mask"` (the same, and an input says where) or `missing: "linear"` (interpolate), or {instead:column}.',
    '`missing: "drop"`（その行を除く）、`missing: "previous"`（直前の値を使う）、`missing: "mask"`（直前の値を使い、欠損の印も入力にする）、`missing: "linear"`（前後を直線で結ぶ）から選ぶか、{instead}。',
  ],
  [
    'Choose `missing: "drop"` (leave such rows out), `missing: "previous"` (repeat the last value), `missing: "mask"` (the same, and an input says where) or `missing: "linear"` (interpolate).',
    '`missing: "drop"`（その行を除く）、`missing: "previous"`（直前の値を使う）、`missing: "mask"`（直前の値を使い、欠損の印も入力にする）、`missing: "linear"`（前後を直線で結ぶ）から選んでください。',
  ],
  [
    '`wide: "rows"` needs two columns of numbers side by side.',
    '`wide: "rows"` には、並んだ 2 つの数値の列が必要です。',
  ],
  [
    "the columns are the months of a year that does not begin with January, and it cannot be told which year each belongs to.",
    "列が 1 月から始まらない年の月になっており、それぞれがどの年か決められません。",
  ],
  [
    'Give one month to each row, or use `wide: "none"` to read the columns as they stand.',
    '月ごとに 1 行にするか、`wide: "none"` で列のまま読んでください。',
  ],
  [
    "the columns {first} to {last} are the days of a week, and each has a date of its own.",
    "列 {first} 〜 {last} は曜日で、それぞれに別の日付があります。",
  ],
  [
    'Give one day to each row, with its date, or use `wide: "none"` to read the columns as they stand.',
    '日付とともに日ごとに 1 行にするか、`wide: "none"` で列のまま読んでください。',
  ],
  [
    "the columns {first} to {last} are years of several measures ({measures}).",
    "列 {first} 〜 {last} は複数の測定項目（{measures}）の年です。",
  ],
  [
    'Give each year a row with a column for each measure, or one measure alone, or use `wide: "none"` to read the columns as they stand.',
    '年ごとに 1 行、測定項目ごとに 1 列にするか、項目を 1 つにするか、`wide: "none"` で列のまま読んでください。',
  ],
  [
    "the columns {first} to {last} are times, and {column} holds names such as {name}: the table lies on its side.",
    "列 {first} 〜 {last} が時刻で、{column} に {name} などの名前があり、表の行と列が逆になっています。",
  ],
  [
    'Turn it, so that each time is a row, or use `wide: "rows"` to read every row as a series of its own.',
    '時刻ごとに 1 行になるよう入れ替えるか、`wide: "rows"` で 1 行を 1 系列として読んでください。',
  ],
  [
    "the columns {first} to {last} are named after times, and {column} looks like a time too.",
    "列 {first} 〜 {last} の名前が時刻で、{column} も時刻のようです。",
  ],
  [
    'Give one time to each row, or use `wide: "none"` to read the columns as they stand.',
    '時刻ごとに 1 行にするか、`wide: "none"` で列のまま読んでください。',
  ],
  [
    "the columns {first} to {last} are named after {parts:timePart}, and no column before them holds the {what:timePart}.",
    "列 {first} 〜 {last} の名前は{parts}ですが、その前に{what}の列がありません。",
  ],
  [
    'Add it, or use `wide: "rows"` (every row is a series of these columns) or `wide: "none"` (columns as they stand).',
    'その列を加えるか、`wide: "rows"`（1 行を 1 系列とする）または `wide: "none"`（列のまま読む）を指定してください。',
  ],
];
