import type { Entry } from "../entry.js";

/** Files that cannot be read: what they are, and how their texts are encoded. */
export const files: readonly Entry[] = [
  ["the file is empty.", "ファイルが空です。"],
  ["It must hold a table with numbers.", "数値のある表が必要です。"],
  ["the file has a header and no rows.", "見出しだけで、データの行がありません。"],
  ["It must hold at least some numbers.", "数値がいくつか必要です。"],
  ["this is {what:packing}.", "これは{what}です。"],
  ["Unpack it, or save the sheet as CSV.", "展開するか、シートを CSV として保存してください。"],
  ["Save it as .xlsx or CSV, without one.", "パスワードなしの .xlsx または CSV で保存してください。"],
  ["Unpack it.", "展開してください。"],
  [
    "Give its table as CSV, Excel (.xlsx) or Parquet.",
    "中の表を CSV、Excel（.xlsx）、Parquet のどれかにしてください。",
  ],
  [
    "this is a page (HTML), as some programs write for Excel.",
    "これは Excel 用に書き出されることのある Web ページ（HTML）です。",
  ],
  [
    "Open it in a spreadsheet and save it as .xlsx or CSV.",
    "表計算ソフトで開き、.xlsx または CSV として保存してください。",
  ],
  [
    "this is named as {kind:kind} and is a text without rows of numbers, which begins with {first}.",
    "名前は{kind}ですが、中身は {first} で始まる、数値の行のないテキストです。",
  ],
  [
    "Save the workbook anew as .xlsx, or give a text as CSV.",
    "ブックを .xlsx で保存し直すか、CSV のテキストにしてください。",
  ],
  ["Write it anew as Parquet, or give a text as CSV.", "Parquet で書き出し直すか、CSV のテキストにしてください。"],
  ["this looks like {kind}.", "{kind} のようです。"],
  ["Convert it to CSV, one row for each timestamp.", "時刻ごとに 1 行の CSV に変換してください。"],
  [
    "`skipRows` goes with a text, and this is a Parquet file.",
    "`skipRows` はテキスト用の指定ですが、これは Parquet ファイルです。",
  ],
  ["Leave it out.", "指定を外してください。"],
  [
    "`encoding` goes with a text, and this is a Parquet file, whose texts are UTF-8 always.",
    "`encoding` はテキスト用の指定ですが、これは Parquet ファイルで、文字は常に UTF-8 です。",
  ],
  [
    "`encoding` goes with a text, and this is an Excel workbook, whose texts are UTF-8 always.",
    "`encoding` はテキスト用の指定ですが、これは Excel ブックで、文字は常に UTF-8 です。",
  ],
  ["Leave `encoding` out.", "`encoding` の指定を外してください。"],
  ["the sheet holds no table.", "シートに表がありません。"],
  ["Save the one that does as CSV.", "表のあるシートを CSV として保存してください。"],
  [
    "no sheet of the workbook holds numbers, got {sheets:count}.",
    "ブックのどのシートにも数値がありません（{sheets}）。",
  ],
  [
    "the workbook cannot be read: it is damaged, or not as Excel writes it.",
    "ブックを読めません。壊れているか、Excel の書き方と異なります。",
  ],
  ["Save the sheet as CSV.", "シートを CSV として保存してください。"],
  ["the file cannot be read as a table: {cause:damage}.", "ファイルを表として読めません。{cause}。"],
  ["Write it anew, as CSV in UTF-8 or as Parquet.", "UTF-8 の CSV または Parquet で書き出し直してください。"],
  ["the file cannot be read, got {cause:damage}.", "ファイルを読めません。{cause}。"],
  ["Check that it is complete.", "ファイルが最後まであるか確認してください。"],
  [
    "the rows need more memory than there is, even column by column.",
    "列ごとに読んでも、行を読むにはメモリーが足りません。",
  ],
  [
    "Leave out columns of long texts, or close other programs.",
    "長い文字の列を除くか、ほかのプログラムを終了してください。",
  ],
  [
    "a table of more than {most} columns must fit into memory, got {columns} columns and too many rows for what is free.",
    "{most} 列を超える表はメモリーに収まる必要がありますが、{columns} 列あり、空きメモリーに対して行が多すぎます。",
  ],
  ["Leave out columns or rows.", "列か行を減らしてください。"],
  [
    "the browser has no place for a copy of the file, got {message:free}.",
    "ブラウザーにファイルの写しを置く場所がありません（{message}）。",
  ],
  ["Close other pages, or {instead:instead}.", "ほかのページを閉じるか、{instead}。"],
  ["stopped before all of it was read.", "最後まで読む前に中止しました。"],
  ["no row of numbers ends early.", "途中で終わる数値の行はありません。"],
  ["Read the file as it is.", "ファイルをそのまま読んでください。"],
  [
    "in a page such a file must have at most {most} MB, got {megabytes} MB.",
    "ページで読めるこの種類のファイルは {most} MB までです（このファイルは {megabytes} MB）。",
  ],
  [
    "Read it with the command line, which has no such limit (npx gradus poc FILE), or write a file with fewer columns or rows.",
    "この制限のないコマンドラインで読むか（npx gradus poc FILE）、列か行を減らしたファイルにしてください。",
  ],
  ["the text is UTF-8 at first and not here.", "ここまでは UTF-8 ですが、この行は UTF-8 ではありません。"],
  [
    "Save the file as UTF-8 to its end, or name its encoding with `encoding`, as windows-1252 or shift_jis.",
    "ファイル全体を UTF-8 で保存するか、文字コードを `encoding` で指定してください（windows-1252、shift_jis など）。",
  ],
  [
    "the text is neither UTF-8 nor Windows-1252, got the byte {byte}.",
    "文字コードが UTF-8 でも Windows-1252 でもありません（バイト {byte}）。",
  ],
  [
    "Save it as UTF-8, or name its encoding with `encoding`.",
    "UTF-8 で保存するか、文字コードを `encoding` で指定してください。",
  ],
  [
    "the text is not UTF-8, and its words are of no Western language.",
    "文字コードが UTF-8 ではなく、欧文の言葉でもありません。",
  ],
  [
    "Save it as UTF-8, or name its encoding with `encoding`: {known:readings}.",
    "UTF-8 で保存するか、文字コードを `encoding` で指定してください：{known}。",
  ],
  [
    "the text is {encoding:encoding} at first and not to its end.",
    "文字コードは途中まで {encoding} ですが、最後までではありません。",
  ],
  ["Is it complete?", "ファイルが途中で切れていないか確認してください。"],
  ["Else save it as UTF-8.", "切れていなければ、UTF-8 で保存してください。"],
  ["this text is UTF-32, which is not read.", "文字コードが UTF-32 のため読めません。"],
  ["Save it as UTF-8, for one with: iconv -f UTF-32 -t UTF-8.", "UTF-8 で保存してください。"],
  [
    "this is a binary file, or a text with NUL bytes, the first one in row {row}.",
    "バイナリーファイルか、NUL バイトを含むテキストです（最初の NUL は {row} 行目）。",
  ],
  [
    "Give a CSV text (plain or .gz), an Excel workbook (.xlsx) or a Parquet file; NUL bytes are taken out of a text with: tr -d '\\000'.",
    "CSV（.gz も可）、Excel ブック（.xlsx）、Parquet ファイルのどれかを使ってください。テキストの場合は、NUL バイトを取り除いて保存し直してください。",
  ],
];
