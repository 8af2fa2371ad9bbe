import type { Entry } from "../entry.js";

/** Words of the library's own within sentences, by what they say: a sentence with any other words there is another sentence. */
export const words: Readonly<Record<string, readonly Entry[]>> = {
  count: [
    ["1 sheet", "シート 1 枚"],
    ["{n} sheets", "シート {n} 枚"],
  ],
  damage: [
    [
      "it begins as a Parquet file and does not end as one, so that it is not complete",
      "Parquet ファイルとして始まりますが、途中で切れています",
    ],
    ["what is packed in it is damaged", "圧縮された中身が壊れています"],
    ["the values in it are damaged", "中の値が壊れています"],
    ["it has values of a type that is not read", "読めない型の値があります"],
    ["it is damaged, or of a kind that is not read", "壊れているか、読めない種類のファイルです"],
    ["unexpected end of file", "途中で終わっています"],
    ["incorrect data check", "データが壊れています（チェックサム不一致）"],
    ["incorrect data", "データが壊れています"],
  ],
  instead: [
    ["write it as CSV, or leave out columns", "CSV で書き出すか、列を減らしてください"],
    ["leave out columns, or the quotes", "列を減らすか、引用符を除いてください"],
    ["save the text, which is {encoding}, as UTF-8", "{encoding} のテキストを UTF-8 で保存してください"],
    ["write it with the digits 0 to 9", "数字を 0 〜 9 で書いてください"],
    ["write it with commas between its cells", "セルをコンマで区切ってください"],
    ["take the quotes around whole lines out of it", "行全体を囲む引用符を除いてください"],
    ["save the sheet as CSV", "シートを CSV として保存してください"],
  ],
  named: [
    ["one", "1 つの列"],
    ["the second", "2 つ目の列"],
  ],
  otherCells: [
    ["are {yes} or {no}", "ほかのセルは {yes} または {no}"],
    ["have {affix} beside them", "ほかのセルには {affix} が付いています"],
    ["have decimal {mark:decimals}", "ほかのセルの小数点は{mark}"],
  ],
  decimals: [
    ["commas", "コンマ"],
    ["points", "点"],
  ],
  column: [
    ["choose another `target`", "別の `target` を選んでください"],
    ["leave the column out of `inputs`", "列を `inputs` から外してください"],
  ],
  meansTarget: [
    ["the last column is probably the target", "最後の列が予測対象と思われますが"],
    ["the column is named as the target", "名前からはこの列が予測対象ですが"],
  ],
  others: [
    ["no other row of {rows}", "{rows} 行中この行だけ"],
    ["{n} other row of {rows}", "{rows} 行中、ここのほか {n} 行"],
    ["{n} other rows of {rows}", "{rows} 行中、ここのほか {n} 行"],
    ["{n} other chosen column misses values too", "選ばれたほかの {n} 列にも欠損値があります"],
    ["{n} other chosen columns miss values too", "選ばれたほかの {n} 列にも欠損値があります"],
  ],
  packing: [
    ["a ZIP archive, or an Excel workbook that is not complete", " ZIP 書庫か、不完全な Excel ブック"],
    ["an old Excel workbook (.xls), or one with a password", "古い形式（.xls）またはパスワード付きの Excel ブック"],
    ["a PDF document", " PDF 文書"],
    ["a text document (RTF)", "文書ファイル（RTF）"],
    ["a picture", "画像"],
    ["an SQLite database", " SQLite データベース"],
    ["an HDF5 file", " HDF5 ファイル"],
    ["packed by {program}", " {program} で圧縮されたファイル"],
  ],
  kind: [
    ["an Excel workbook", " Excel ブック"],
    ["a Parquet file", " Parquet ファイル"],
  ],
  timePart: [
    ["times of day", "時刻"],
    ["months", "月"],
    ["year and month", "年と月"],
    ["year", "年"],
    ["date", "日付"],
  ],
  timeRefused: [
    ["when a fiscal year begins is not said", "年度の始まりが分かりません"],
    [
      "two consecutive years may be a season or a fiscal year, whose beginning is not said",
      "連続する 2 年は期間や年度かもしれず、始まりが分かりません",
    ],
    ["a month has no year", "月に年がありません"],
    ["a time of day has no date", "時刻に日付がありません"],
    ["a week or quarter has no year", "週または四半期に年がありません"],
    [
      "the numbers beside the year are 1 to 4 and seem to be quarters: Q stands for them in a pattern",
      "年の横の数は 1 〜 4 で四半期のようです。書式では Q で表します",
    ],
    ["two numbers may be a month and a day or a year of two digits", "2 つの数は月と日とも、2 桁の年とも読めます"],
  ],
  backwards: [
    [
      "{now} after {before}: the hour that comes twice where clocks are set back",
      "{before} の次が {now} です（時計を戻すときに 2 回ある 1 時間）",
    ],
    [
      "{now} again after row {row}: the hour that comes twice where clocks are set back",
      "{row} 行目と同じ {now} です（時計を戻すときに 2 回ある 1 時間）",
    ],
    ["{now} after {before}", "{before} の次が {now} です"],
    [
      "{now} again, with all of row {row}; there are {n} such rows",
      "{now} が {row} 行目とまったく同じ内容で繰り返されています（このような行は {n} 行）",
    ],
    ["{now} again, with all of row {row}", "{now} が {row} 行目とまったく同じ内容で繰り返されています"],
    [
      "{now} again after row {row}, where {column} was {before} and is {after}; there are {n} such rows",
      "{row} 行目と同じ {now} です（{column} は {before} から {after} に変化、このような行は {n} 行）",
    ],
    [
      "{now} again after row {row}, where {column} was {before} and is {after}",
      "{row} 行目と同じ {now} です（{column} は {before} から {after} に変化）",
    ],
    ["{now} again after row {row}", "{row} 行目と同じ {now} です"],
  ],
  spareRows: [
    ["1 row then has", " 1 行は"],
    ["{n} rows then have", " {n} 行は"],
  ],
  lacking: [["lacks {missing} of {rows} values", "{rows} 個中 {missing} 個の値が欠けている"]],
  part: [
    ["train", "学習"],
    ["validation", "検証"],
    ["test", "テスト"],
  ],
  way: [
    ["a smaller `window` and `horizon`", "`window` と `horizon` を小さくする"],
    ["more rows", "行を増やす"],
    ["a `{option}` of {most} or less", "`{option}` を {most} 以下にする"],
    ["a `{first}` of {share} and a `{second}` of {other}", "`{first}` を {share}、`{second}` を {other} にする"],
    ["a `{option}` of {share}", "`{option}` を {share} にする"],
  ],
  fits: [
    ["`batchSizes` {size} or --hidden {hidden}", "バッチサイズ {size} または隠れユニット {hidden}"],
    ["`batchSizes` {size}", "バッチサイズ {size}"],
    ["{first} or --hidden {hidden}", "{first} または隠れユニット {hidden}"],
    ["--hidden {hidden}", "隠れユニット {hidden}"],
  ],
  row: [
    ["row {row} of the file ({time})", "ファイルの {row} 行目（{time}）"],
    ["row {row} of the file", "ファイルの {row} 行目"],
    ["row {row} of the series ({time})", "系列の {row} 行目（{time}）"],
    ["row {row} of the series", "系列の {row} 行目"],
  ],
  what: [
    ["an integer >= {least}", " {least} 以上の整数"],
    ["an integer from {least} to {most}", " {least} 〜 {most} の整数"],
    ["an integer from {least} to {most}, or null", " {least} 〜 {most} の整数"],
    ["an integer in {range}", " {range} の整数"],
    [
      "an integer >= {least}, or { from, to } with integers {first} <= from <= to",
      " {least} 以上の整数（または from は {first} 以上）",
    ],
    ["a number of seconds from {least} to {most}, or null", " {least} 〜 {most} 秒"],
    ["the name of an encoding", "文字コードの名前"],
    ["a pattern of a time with its year, such as DD.MM.YYYY", "年を含む時刻の書式（DD.MM.YYYY など）"],
    ["a list of one or more column names", "1 つ以上の列名"],
    ["a text", "文字"],
  ],
};

/** The same around values of the user's, which may stand there alone. */
export const valueWords: Readonly<Record<string, readonly Entry[]>> = {
  length: [
    ["{n} min", "{n} 分"],
    ["{n} s", "{n} 秒"],
  ],
  readings: [["{known} and {n} more", "{known} ほか {n} 件"]],
  mark: [
    ["a decimal comma", "小数点のコンマ"],
    ["blanks between its digits", "数字の間の空白"],
  ],
  cell: [
    ["{cell} (and {n} more such cells); the others {others:otherCells}", "{cell}（ほかに {n} 個。{others}）"],
    ["{cell} (and {n} more such cells)", "{cell}（ほかに {n} 個）"],
    ["{cell}; the others {others:otherCells}", "{cell}（{others}）"],
  ],
  list: [["{names} and {n} more", "{names} ほか {n} 件"]],
  or: [
    ["{first} or {second} or {third}", "{first}、{second}、{third}"],
    ["{first} or {second}", "{first} または {second}"],
  ],
  seenTimes: [["{seen}, and {n} more columns", "{seen}、ほか {n} 列"]],
  dates: [["{words:timeWords} ({dates})", "{words}（{dates}）"]],
  cells: [["{first} and {second}", "{first} と {second}"]],
  encoding: [["{name} (Japanese)", "{name}（日本語）"]],
  nothing: [["nothing", "未指定"]],
  models: [["a study that has ended", "終わった検証のモデル"]],
};
