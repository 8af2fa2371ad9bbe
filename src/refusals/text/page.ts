import type { Entry } from "../entry.js";

/** The page itself: its files, its workers, its study, and what it keeps in the browser. */
export const page: readonly Entry[] = [
  ["The page's worker failed: {message:free}", "ページの Worker で問題が起きました：{message}"],
  ["The page's worker was ended.", "ページの Worker を終了しました。"],
  ["The page's work was ended.", "ページの処理を終了しました。"],
  ["Reload the page.", "ページを再読み込みしてください。"],
  [
    "Tables are read by DuckDB, which did not start: {message:free}.",
    "表を読む DuckDB を起動できません（{message}）。",
  ],
  [
    "Load the page again; if that does not help, use another browser.",
    "ページを再読み込みしてください。それでも起動しなければ、別のブラウザーを使ってください。",
  ],
  [
    "a page reads tables to forecast, got a file of sequences.",
    "このページで読めるのは予測する表ですが、これは系列データのファイルです。",
  ],
  ["Use the command line: npx gradus poc {name}", "コマンドラインを使ってください：npx gradus poc {name}"],
  ["A table must be read first, got none.", "先に表を読む必要があります。"],
  ["Choose a file.", "ファイルを選んでください。"],
  ["One study runs at a time, got another while one runs.", "検証は一度に 1 つですが、別の検証を実行中です。"],
  ["Stop it first.", "先に中止してください。"],
  ["A study must have been started first, got none.", "検証がまだ始まっていません。"],
  ["Start one.", "始めてください。"],
  [
    "The study must have ended or been stopped first, got one without a result.",
    "検証がまだ終わっておらず、結果がありません。",
  ],
  ["Wait for it.", "終わるまで待ってください。"],
  [
    "Stopped while the test part was read: nothing of it is shown.",
    "テストデータを読んでいる間に中止したため、その結果は表示しません。",
  ],
  ["All runs are kept; the same command reads it whole.", "学習はすべて残っており、再開すると全体を読み直します。"],
  ["A trial worker sent what cannot be read.", "学習の Worker から読めない内容が届きました。"],
  ["A trial worker failed: {message:free}", "学習の Worker で問題が起きました：{message}"],
  [
    "A trial worker must start from this page's own files, got none: they could not be loaded, or the browser has no memory left.",
    "学習の Worker を起動できません。ページのファイルを読み込めないか、ブラウザーのメモリーが足りません。",
  ],
  ["Runs that have finished are kept.", "完了した学習は残っています。"],
  ["Reload the page, or take fewer `workers`.", "ページを再読み込みするか、`workers` を減らしてください。"],
  ["There must be a kept study of that name, got none.", "その名前の保存した検証はありません。"],
  ["It may have been removed in another tab.", "別のタブで削除された可能性があります。"],
  [
    "This browser must let the page store what is to be kept, got {message:free} Run the study without keeping it.",
    "ブラウザーに保存できません（{message}）。保存せずに実行してください。",
  ],
  [
    "The study kept in this browser must be readable, got {problem:free}",
    "ブラウザーに保存した検証を読めません（{problem}）。",
  ],
  ["Remove it here, and start anew.", "ここで削除し、始め直してください。"],
  [
    "A study is kept in pages from https: or from this machine (localhost) alone, got another: its browser has no locks there.",
    "検証を保存できるのは https: またはこのマシン（localhost）のページだけです。それ以外ではブラウザーのロック機能が使えません。",
  ],
  ["Run it without keeping it.", "保存せずに実行してください。"],
  [
    "The kept study must be of one tab at a time, got another tab of this browser that has it.",
    "保存した検証を実行できるのは一度に 1 つのタブだけですが、このブラウザーの別のタブが使っています。",
  ],
  [
    "Wait for that one or close it, or run the study without keeping it.",
    "そのタブが終わるのを待つか閉じるか、保存せずに実行してください。",
  ],
];
