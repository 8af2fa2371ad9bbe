import type { Entry } from "../entry.js";

/** Rows, headers and cells that cannot be used. */
export const rows: readonly Entry[] = [
  [
    "this row holds NUL bytes, as where a program did not finish writing.",
    "この行には NUL バイトがあります。プログラムが書き終えなかったときなどに残ります。",
  ],
  ["They are taken out of a text with: tr -d '\\000'.", "NUL バイトを取り除いて保存し直してください。"],
  [
    "every row must have {width} cells, as the first rows have, got {found} in {row}.",
    "どの行にも最初の行と同じく {width} 個のセルが必要ですが、{row} には {found} 個あります。",
  ],
  [
    "every row must have {width} cells, as the first rows have, got {found}.",
    "どの行にも最初の行と同じく {width} 個のセルが必要ですが、この行には {found} 個あります。",
  ],
  ["Fix the row.", "行を直してください。"],
  [
    "Fix the row; cells that contain the delimiter must be quoted.",
    "行を直してください。区切り文字を含むセルは引用符で囲む必要があります。",
  ],
  ["a quote is opened and never closed in {row}.", "{row} で引用符が開いたまま閉じていません。"],
  ["a quote is opened and never closed.", "引用符が開いたまま閉じていません。"],
  ["Close it, or double it inside a cell.", "引用符を閉じるか、セルの中では 2 つ重ねてください。"],
  [
    "a row must be no longer than 2 million bytes, got a longer one that begins with {row}.",
    "1 行は 200 万バイトまでですが、{row} で始まる行はそれより長くなっています。",
  ],
  [
    "Shorten its cells; if it is many rows, a quote may be open.",
    "セルを短くしてください。複数の行のはずであれば、引用符が閉じていない可能性があります。",
  ],
  [
    "the rows cannot be told apart: line ends or quotes are mixed.",
    "改行または引用符が混在しており、行を区切れません。",
  ],
  ["Save the file as plain CSV.", "通常の CSV として保存してください。"],
  [
    "the header seems to be in row {row} and has {names} cells; rows from {from} on have {width}.",
    "見出しは {row} 行目のようで、セルは {names} 個ですが、{from} 行目以降の行には {width} 個あります。",
  ],
  [
    "Name every column in the header; if row {row} is no header, `skipRows: {row}` leaves out all up to it.",
    "見出しですべての列に名前を付けてください。{row} 行目が見出しでなければ、`skipRows: {row}` でそこまでを読み飛ばせます。",
  ],
  ["`skipRows` leaves no row.", "`skipRows` で読み飛ばすと、行が残りません。"],
  ["Give fewer.", "小さくしてください。"],
  [
    "{cell} may be one number with {mark:mark} or two columns of which the header names {named:named}.",
    "{cell} は、{mark}を含む 1 つの数とも、{named}にしか見出しのない 2 つの列とも読めます。",
  ],
  [
    'Say so with `decimal: ","`, or name every column in the header.',
    '小数点のコンマであれば `decimal: ","` を指定し、そうでなければ見出しですべての列に名前を付けてください。',
  ],
  [
    "Take the blanks out, or name every column in the header.",
    "空白を取り除くか、見出しですべての列に名前を付けてください。",
  ],
  [
    "Name every column in the header, or write decimal points, quotes around the numbers, or semicolons between columns.",
    "見出しですべての列に名前を付けるか、小数点を点で書くか、数値を引用符で囲むか、列をセミコロンで区切ってください。",
  ],
  [
    "the file has no header, and {cell} may be one number with a decimal comma or two columns.",
    "見出しがなく、{cell} は小数点がコンマの 1 つの数とも、2 つの列とも読めます。",
  ],
  [
    'Say `decimal: ","` for numbers with decimal commas, or `decimal: "."` for two columns, or name every column in a header.',
    '小数点のコンマであれば `decimal: ","`、2 つの列であれば `decimal: "."` を指定するか、見出しですべての列に名前を付けてください。',
  ],
  [
    "the header names {names} columns, of which {time} names the times, and rows have {width} cells: {cells} may be one number with a decimal comma.",
    "見出しの名前は {names} 列分（{time} は時刻）ですが、行には {width} 個のセルがあります。{cells} は小数点がコンマの 1 つの数とも読めます。",
  ],
  [
    "the numbers can be read in two ways, and no other column shows which: {example} is {point} with a decimal point, and {comma} with a decimal comma.",
    "数値を二通りに読め、ほかの列からも決められません。{example} は、小数点が点なら {point}、コンマなら {comma} です。",
  ],
  [
    'Say which with `decimal: "."` or `decimal: ","`.',
    '`decimal: "."` または `decimal: ","` でどちらかを指定してください。',
  ],
  ["a finite number is needed, got {cell:cell}.", "有限の数値が必要です：{cell}。"],
  [
    "Fix the cell, empty it to mark it as missing, name it with `missingValues` where it stands for one, or {instead:column}.",
    "セルを直すか、欠損として空にするか、欠損を表す語として `missingValues` に加えるか、{instead}。",
  ],
  [
    "Fix the cell, empty it to mark it as missing, or name it with `missingValues` where it stands for one.",
    "セルを直すか、欠損として空にするか、欠損を表す語として `missingValues` に加えてください。",
  ],
];
