import type { ProofTexts } from "./texts.js";

export const ja: ProofTexts = {
  heading: "手元のデータで効果があるか",
  promise:
    "表を 1 つ選ぶと、拡散による学習と調整済みの比較手法をこのページの中で学習し、拡散に効果があるかを判定します。アップロードはしません。ファイルはこのマシンの外に出ません。",
  drop: {
    label: "予測に使う表",
    here: "ここに表をドロップ",
    kinds: "CSV、TSV、Excel（.xlsx）、Parquet（gzip も可）。時刻ごとに 1 行",
    button: "ファイルを選ぶ",
    or: "または例で試す：",
    example: "シアトルの天気、4 年分",
    noExample: (name) =>
      `${name} を読み込めません。このページのサーバーが応答しないか、ファイルがありません。やり直すか、手元のファイルを選んでください。`,
    large: (megabytes) => `${megabytes} MB あります。読み込みに時間がかかります。`,
    tooLarge: (megabytes, most) =>
      `ここで読める表は ${most} MB までです（このファイルは ${megabytes} MB）。行か列を減らすか、シェルで実行してください：npx gradus poc FILE`,
    noWorkers:
      "このブラウザーは Worker を起動できないため、読み込みも学習もこのページの中で行います。時間がかかり、その間ページは反応しません。別のブラウザーかコマンドライン（npx gradus poc FILE）のほうが速くなります。",
    cutOff: {
      reading:
        "表の読み込み中に、ブラウザーがこのページを終了させました。メモリーが足りないときに起こります。行か列を減らすか、シェルで実行してください：npx gradus poc FILE",
      running:
        "検証の実行中に、ブラウザーがこのページを終了させました。メモリーが足りないときに起こります。保存した検証は下の一覧から再開できます。それ以外は、ワーカー、行、列を減らすか、シェルで実行してください：npx gradus poc FILE",
    },
    several: "表は 1 つずつです。最初のファイルを読みます。",
    runs: (name) => `検証の実行中のため、${name} は読みませんでした。停止するか、終わるのを待ってから渡してください。`,
  },
  kept: {
    heading: "このブラウザーに保存した検証",
    open: (name, action) => `${action}：${name}`,
    goOn: "再開",
    look: "結果を見る",
    forget: "削除",
    asks: (targets, rows) => `${targets}、${rows} 行先`,
    size: (seeds, time) => `シード ${seeds} 個、時間：${time}`,
    join: "、",
    begun: "開始",
    forgetLabel: (name) => `${name} を削除（表、実行結果、判定をこのブラウザーから消します）`,
    forgetAsk: (name) => `${name} を削除しますか。表、実行結果、判定をこのブラウザーから消します。元には戻せません。`,
  },
  reading: {
    begin: "ファイルを開いています…",
    engine: "読み込みの準備をしています（初回のみ、このサイトから 8 MB）…",
    table: "表を読んでいます…",
  },
  failed: {
    input: "この表はこのままでは使えません",
    options: "指定どおりには実行できません",
    stopped: "中止しました",
    page: "ページの一部を読み込めません",
    fault: "問題が起きました",
  },
  again: "やり直す",
  pickTarget: "どの列を予測しますか。",
  steps: {
    data: "読み取った内容",
    question: "何を予測するか",
    use: "別の表でモデルを試す",
  },
  another: "別の表にする",
  lose: "判定、報告書、モデルは保存されておらず、失われます。続けますか。",
  hint: (field) => `下の「${field}」で変更してください。`,
  read: {
    size: (rows, columns) => `${rows} 行、数値の列 ${columns} 列`,
    time: "時刻",
    from: (from, to) => `${from} 〜 ${to}`,
    step: (step) => `${step} ごとに 1 行`,
    gaps: (gaps) => (gaps === 0 ? "抜けなし" : `抜け ${gaps} か所`),
    noTime: "見つかりません。行の順に読みます",
    series: (count, column) => `${count} 系列（${column} 別）`,
    seriesLabel: "系列",
    target: "予測対象",
    inputs: "入力",
    filled: (count) => `${count} 個を補完`,
    missing: "欠損値",
    noneMissing: "なし",
    notes: (count) => `読み取りについての注記 ${count} 件`,
    chart: (name) => name,
    chartNote: (series) => (series === null ? "読み取った値" : `系列 ${series}、読み取った値`),
    chartColumn: "列",
    first: "最初の行",
    row: "行",
    parts: { train: "学習", validation: "検証", test: "テスト" },
  },
  duration: (milliseconds) => durationOf(milliseconds),
  options: {
    heading: "読み方を変える",
    found: "自動判定",
    missing: "欠損値",
    missingRule: {
      drop: "その行を除く",
      previous: "直前の値を使う",
      linear: "前後を直線で結ぶ",
      mask: "直前の値を使い、欠損の印も入力にする",
    },
    time: "時刻の列",
    timeFormat: "時刻の書式",
    series: "系列名の列",
    decimal: "小数点",
    duplicates: "同じ時刻の行",
    duplicateRule: { first: "最初の行を使う", last: "最後の行を使う", mean: "平均する" },
    wide: "時刻を列名にした表",
    wideChoice: { auto: "自動判定", none: "列のまま読む", rows: "1 行を 1 系列とする" },
    missingValues: "欠損を表す語",
    encoding: "文字コード",
    skipRows: "見出しより上の行数",
    again: "読み直す",
  },
  choose: {
    target: "予測する列",
    horizon: "何行先か",
    horizonHint: (step) => (step === null ? "1 は次の行" : `1 行は ${step}`),
    everyStep: "そこまでの全行を予測",
    budget: "時間",
    minutes: (minutes) => (minutes < 60 ? `${minutes} 分` : `${minutes / 60} 時間`),
    noLimit: "終わるまで",
    more: "詳しい設定",
    inputs: "読む列",
    window: "ネットワークが読む行数",
    seeds: "手法ごとのシード数",
    epochs: "1 回のエポック数",
    tuningTrials: "手法ごとの調整試行",
    seed: "乱数のシード",
    workers: "スレッド数",
    allCores: "全コア",
    keep: "表と検証をこのブラウザーに保存する",
    keepHint: "ページを閉じても続きから再開できます。保存しない場合、何も残りません。",
    start: "検証を始める",
  },
  plan: {
    correct: "検証を始めるには、先に直してください：",
    measuring: "このマシンの速さを測っています…",
    runs: (runs, time) => `学習 ${runs} 回、約 ${time}`,
    goesOn: (done) => `終わった検証の続き（学習 ${done} 回は済んでいます）`,
    of: (methods, batchSizes, seeds) => `${methods}。バッチサイズ ${batchSizes}、シード ${seeds} 個`,
    windows: (train, validation, test) => `窓の数：学習 ${train}、検証 ${validation}、テスト ${test}`,
    engine: (name, workers) => `エンジン ${name}、${workers} スレッド`,
    shared: "メモリー共有あり",
    notShared: "メモリー共有なし（1 スレッドで 1 回ずつ）",
    kind: { note: "注記", warning: "警告", grave: "重大" },
  },
  run: {
    stop: "中止",
    stopping: "中止しています…",
    goOn: "再開",
    stays: "このブラウザーに保存されており、再読み込み後も続けられます。",
    leaves: "このページを閉じないでください。検証が失われます。",
    setting: "スレッドを準備しています…",
  },
  result: {
    report: "報告書",
    files: "ダウンロード",
    filesHint:
      "コマンドラインが書くものと同じファイルです。モデルは Node.js、Python（ONNX、PyTorch）、ページで使えます。",
    stopped: "検証は中止されました。完了した分から結論を出しています。再開できます。",
    change: "シードや時間を増やす、設定を変える…",
    back: "判定に戻る",
    changing:
      "終わった学習は残っています。シード、調整試行、時間を増やすと、検証はそこから続きます。ほかの設定を変えると、新しい検証になります。",
  },
  use: {
    lead: "同じ列を持つ表について、その終わりから先を予測します。",
    model: "モデル",
    table: "予測する表",
    same: "同じ表",
    working: "予測しています…",
    rows: (count, shown) => `先の予測 ${count} 件${count === shown ? "" : `（最後の ${shown} 件を表示）`}`,
    download: "CSV で保存",
    downloadAll: "全行の予測を保存",
    chart: (target) => `${target} の予測`,
    actual: "実績",
    forecast: "予測",
    interval: (level) => `帯：${level} 区間`,
  },
};

const UNITS: readonly (readonly [number, string])[] = [
  [7 * 86_400_000, "週間"],
  [86_400_000, "日"],
  [3_600_000, "時間"],
  [60_000, "分"],
  [1000, "秒"],
];

function durationOf(milliseconds: number): string {
  const days = milliseconds / 86_400_000;
  if (days >= 27.9 && days <= 31.1) return "1 か月";
  if (days >= 89.9 && days <= 92.1) return "1 四半期";
  if (days >= 360 && days <= 367) return "1 年";
  const [length, unit] = UNITS.find(([one]) => one <= milliseconds && milliseconds % one === 0) ?? [1, "ミリ秒"];
  return `${Number((milliseconds / length).toPrecision(4))} ${unit}`;
}
