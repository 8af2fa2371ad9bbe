import type { Entry } from "../entry.js";

/** Records of studies and models that cannot be read. */
export const records: readonly Entry[] = [
  [
    "{store} holds another study, which differs in {differences:free}.",
    "{store} には別の検証があり、{differences} が異なります。",
  ],
  [
    "Repeat its options to go on with it, or ask for more seeds, tuning trials, batch sizes or methods; else give another {store}, or remove what it holds.",
    "続けるには同じオプションを指定するか、シード、調整の試行、バッチサイズ、手法を増やしてください。そうでなければ別の {store} を指定するか、中身を削除してください。",
  ],
  [
    "must be JSON, found something else, maybe a file that was cut off.",
    "JSON である必要がありますが、そうではありません。途中で切れたファイルかもしれません。",
  ],
  ['"schema" must be "{schema}", got {value}.', '"schema" は "{schema}" である必要がありますが、{value} です。'],
  [
    "this gradus reads version {version} of it, got {value}.",
    "この gradus が読めるのはバージョン {version} ですが、{value} です。",
  ],
  [
    '"checksum" is missing, maybe as the file was written by another program.',
    '"checksum" がありません。別のプログラムで書かれたファイルかもしれません。',
  ],
  [
    '"checksum" is not that of the other fields, of which some were damaged or changed.',
    '"checksum" がほかの項目と合いません。壊れたか、書き換えられた項目があります。',
  ],
  [
    "the record is wrong: it is nested too deeply, or a list in it is too long.",
    "記録が正しくありません。入れ子が深すぎるか、リストが長すぎます。",
  ],
  ["the record is wrong: {rule:free}, got {value:free}.", "記録が正しくありません（{rule}）。値は {value} です。"],
  ['"{place}" is wrong: {rule:free}, got {value:free}.', '"{place}" が正しくありません（{rule}）。値は {value} です。'],
  ["is larger than {megabytes} MB.", "{megabytes} MB を超えています。"],
  ["cannot be read.", "読めません。"],
  [
    "Give a study.json that this gradus wrote, or run the study again.",
    "この gradus が書いた study.json を使うか、検証をもう一度実行してください。",
  ],
  [
    "Remove this file and repeat the command: its finished trials are kept.",
    "このファイルを消して、コマンドをもう一度実行してください。完了した実行は残ります。",
  ],
  ["Or choose another folder for the study.", "または、別のフォルダーを選んでください。"],
  [
    "The trials beside it are of that version too, and of no use here: choose another folder for the study, or remove the whole folder that this file lies in and start anew.",
    "隣の実行もそのバージョンのもので、ここでは使えません。別のフォルダーを選ぶか、このファイルのあるフォルダーごと消して、始めからやり直してください。",
  ],
];
