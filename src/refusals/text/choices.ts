import type { Entry } from "../entry.js";

/** Choices that the table, the network or the machine has no room for. */
export const choices: readonly Entry[] = [
  [
    "`window` {window} with `horizon` {horizon} needs {span} consecutive rows in every part of {source}, but the {part:part} part has {rows} in any one segment (of {all} rows in all).",
    "`window` {window} と `horizon` {horizon} には、{source} の各データに連続する {span} 行が必要ですが、{part}データは 1 系列で最長 {rows} 行です（全 {all} 行）。",
  ],
  [
    "`window` {window} with `horizon` {horizon} needs {span} consecutive rows in every part of {source}, but the {part:part} part has {rows} (of {all} rows in all).",
    "`window` {window} と `horizon` {horizon} には、{source} の各データに連続する {span} 行が必要ですが、{part}データは {rows} 行です（全 {all} 行）。",
  ],
  ["Take {ways:ways}.", "次のようにしてください：{ways}。"],
  [
    "a column of `targets` must vary over the training part of {source}, got {name} with one value ({value}) in all its rows.",
    "予測対象には {source} の学習データで値の変わる列が必要ですが、{name} は全行で {value} です。",
  ],
  [
    "Choose others, or smaller `validationShare` and `testShare`.",
    "別の列を選ぶか、`validationShare` と `testShare` を小さくしてください。",
  ],
  [
    "the {part:part} part of {source} must hold a window whose targets were all observed, got {windows} with targets that a rule for missing values filled in.",
    "{source} の{part}データには予測対象がすべて実測の窓が必要ですが、{windows} 個すべてで補完した値が含まれます。",
  ],
  [
    "Take another `target`, a nearer `horizon`, or larger parts.",
    "別の `target` を選ぶか、`horizon` を近くするか、各データを大きくしてください。",
  ],
  [
    "with `horizon` 0 no column of `targets` must be among `inputs`, got {name} in both: the answer would stand in the window.",
    "`horizon` 0 では予測対象を入力にできませんが、{name} が両方にあります。答えが窓に含まれてしまいます。",
  ],
  [
    "Leave it out of `inputs`, or forecast it, with a `horizon` of 1.",
    "`inputs` から外すか、`horizon` を 1 にして予測してください。",
  ],
  ["the training part must hold rows, got none.", "学習データに行がありません。"],
  [
    "`timeBudgetSeconds` must let every run measure the {windows} validation windows after each epoch, which takes the smallest study {least:length} here, got {budget} s.",
    "各学習では検証の窓 {windows} 個の誤差をエポックごとに測り、最小の検証でもここでは {least}かかるため、`timeBudgetSeconds`（{budget} 秒）では足りません。",
  ],
  [
    "Keep at most {rows} of the {all} rows, or give {enough:length} or more, or no limit.",
    "{all} 行のうち {rows} 行以下にするか、{enough}以上または無制限にしてください。",
  ],
  ["Take smaller shares.", "割合を小さくしてください。"],
  [
    "column {name} must hold a value in the training part, got none that was not filled in.",
    "列 {name} は、学習データに補完でない値が必要ですが、1 つもありません。",
  ],
  [
    "Leave it out, or take smaller `validationShare` and `testShare`.",
    "列を外すか、`validationShare` と `testShare` を小さくしてください。",
  ],
  [
    "its standard deviation must be at least {least}, or 0, got {spread}.",
    "標準偏差は 0 か {least} 以上である必要がありますが、{spread} です。",
  ],
  ["Give the column in a smaller unit.", "列をより小さな単位で表してください。"],
  [
    "values must lie within {limit}, got {value} in {row:row}.",
    "値は {limit} 以内である必要がありますが、{row}は {value} です。",
  ],
  ["Correct it, or give the column in a larger unit.", "値を直すか、列をより大きな単位で表してください。"],
  [
    "values must be finite numbers, got {value} in {row:row}.",
    "値は有限の数値である必要がありますが、{row}は {value} です。",
  ],
  [
    "Fill missing values, e.g. with `missing` of readTable, or do without the column.",
    "欠損値を補完するか（`missing` を参照）、列を使わないでください。",
  ],
  [
    "one value must not be so far away that all others become one number in single precision, got {value} in {row:row}.",
    "1 つの値が離れすぎていて、ほかの値が単精度では同じ数になります（{row}の {value}）。",
  ],
  [
    "Correct it, or mark it as missing, or do without the column.",
    "値を直すか、欠損にするか、列を使わないでください。",
  ],
  [
    "the name {name} is that of an input to be made, and of a column of {source}.",
    "{name} は、作成する入力の名前であると同時に、{source} の列の名前です。",
  ],
  ["Rename the column, or do without one.", "列の名前を変えるか、一方を使わないでください。"],
  [
    "values must lie within {limit} standard deviations of the training part ({spread}) from its mean ({mean}), as single precision needs, got {value} in {row:row}.",
    "単精度のため、値は学習データの平均（{mean}）から標準偏差（{spread}）の {limit} 倍以内である必要がありますが、{row}は {value} です。",
  ],
  [
    "the windows must fit into memory, got a need of {bytes} bytes.",
    "窓がメモリーに収まりません（{bytes} バイト必要）。",
  ],
  ["Take fewer rows, columns or examples.", "行か列を減らしてください。"],
  [
    "`size.batchSizes` must not exceed the {windows} training windows, got {size}.",
    "バッチサイズは学習の窓の数（{windows}）以下である必要がありますが、{size} です。",
  ],
  ["Take a smaller size.", "小さくしてください。"],
  [
    "`size.epochs` must be >= 2 for {method}, got {epochs}: sigma is 0 in the last epoch, so nothing would be smoothed.",
    "{method} では `epochs` が 2 以上である必要がありますが、{epochs} です。最後のエポックではシグマが 0 のため、平滑化されるエポックがありません。",
  ],
  ["Take more epochs, or leave the method out of `methods`.", "エポック数を増やしてください。"],
  [
    "`size.seeds` and `size.tuningTrials` must come to at most {most} runs, got {methods} methods x {sizes} batch sizes x ({seeds} seeds + {trials} tuning trials) = {all}.",
    "`seeds` と `tuningTrials` による学習は合計 {most} 回までですが、手法 {methods} × バッチサイズ {sizes} ×（シード {seeds} + 調整試行 {trials}）= {all} 回になります。",
  ],
  ["Take fewer.", "減らしてください。"],
  [
    "--hidden {hidden} with `batchSizes` {size} and `window` {window} must fit into the engine's memory of {capacity}, got {needed} or more.",
    "隠れユニット {hidden}、バッチサイズ {size}、`window` {window} の学習には {needed} 以上が必要で、エンジンのメモリー {capacity} に収まりません。",
  ],
  [
    "{ways:fits} would fit; or take --engine reference, which has no such limit and is far slower.",
    "{ways}なら収まります。ページでは `window` を小さくするか、シェル（npx gradus poc FILE）で小さいネットワークにしてください。",
  ],
  [
    "Take fewer units, or --engine reference, which has no such limit and is far slower.",
    "`window` を小さくするか、シェル（npx gradus poc FILE）で小さいネットワークにしてください。",
  ],
  ["there is no option `{name}`.", "`{name}` という指定はありません。"],
  ["Known: {names:list}.", "指定できるもの：{names}。"],
  ["Known are {names:list} and others.", "使えるもの：{names} など。"],
  ["`{option}` must be {what:what}, got {value:nothing}.", "`{option}` は{what}である必要があります（値：{value}）。"],
  ["Give e.g. 1, or { from: 1, to: 24 }.", "1 などの整数を指定してください。"],
  [
    "`{name}` must be a share from 0 to less than 1, got {share}.",
    "`{name}` は 0 以上 1 未満の割合である必要がありますが、{share} です。",
  ],
  [
    "`testShare` must be above 0, got 0, which leaves nothing to judge by.",
    "`testShare` は 0 より大きい必要があります。0 では判定するデータがありません。",
  ],
  ["Give e.g. 0.2.", "0.2 などを指定してください。"],
  [
    "`validationShare` and `testShare` must sum to less than 1, got {validation} and {test}.",
    "`validationShare` と `testShare` の合計は 1 未満である必要がありますが、{validation} と {test} です。",
  ],
  ["Leave rows to train on.", "学習する行を残してください。"],
  ["Leave it out for the default.", "外すと既定値になります。"],
  ["Give the number {value}.", "数値 {value} を指定してください。"],
  ["Those of its runs are counted from it.", "各実行のシードはこの値から数えます。"],
  [
    'YYYY or YY is the year, MM the month, MMM its name, DD the day, HH the hour, mm the minute, ss the second, A AM or PM, Q the quarter, Z the zone; words stand in brackets, e.g. "DD.MM.YYYY HH:mm" or "YYYY-[Q]Q".',
    'YYYY か YY は年、MM は月、MMM は月名、DD は日、HH は時、mm は分、ss は秒、A は AM か PM、Q は四半期、Z は時差で、文字は角括弧で囲みます（例："DD.MM.YYYY HH:mm"、"YYYY-[Q]Q"）。',
  ],
];
