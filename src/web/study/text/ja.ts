import type { StudyTexts } from "./texts.js";

export const ja: StudyTexts = {
  next: "次の一手：",
  state: { running: "実行中", stopped: "中止", killed: "途中終了", finished: "完了", unreadable: "読めません" },
  decision: { go: "採用", "no-go": "見送り", inconclusive: "判断保留" },
  titled: (word, name) => `${word}：${name}`,
  tabs: { overview: "概要", runs: "実行", log: "ログ", report: "報告書" },
  tabsLabel: "検証の内容",
  progress: {
    label: "進み具合",
    runs: (done, trials) => `${trials} 回中 ${done} 回完了`,
    left: (time) => `残り ${time}`,
    unknown: "このマシンの速さを測っています…",
    spoken: (percent, left) => `${percent} 完了${left === null ? "" : `、残り ${left}`}`,
  },
  seconds: (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole} 秒`;
    if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
    return `${Math.floor(whole / 3600)} 時間 ${Math.floor((whole % 3600) / 60)} 分`;
  },
  killed:
    "プロセスが予告なく終了しました（強制終了、またはマシンの停止）。完了した実行は残っており、途中の実行は最後のチェックポイントから続けられます。",
  earlierVerdict: "これは前回の判定です。その後に検証が追加されています。再開すると、すべてを含む判定が出ます。",
  earlierVerdictShort: "前回の判定",
  decidedBefore: {
    heading: (seeds, decision) => `以前の判定（シード ${seeds} 個）：${decision}`,
    note: "その後に検証が追加されました。追加分がすべて終わるまで、新しい判定は出ません。",
  },
  phaseLabel: "段階",
  phase: { tuning: "調整", pilot: "予備", evaluation: "評価" },
  batchLabel: "バッチサイズ",
  axisLabel: "横軸",
  axis: { epoch: "エポック", steps: "ステップ", multiplyAdds: "積和演算", work: "計算時間", wall: "実時間" },
  axisName: {
    epoch: "エポック",
    steps: "学習ステップ",
    multiplyAdds: "積和演算（10億回）",
    work: "計算時間（秒）",
    wall: "実時間（秒）",
  },
  curves: {
    heading: "学習曲線",
    error: "検証誤差",
    note: (unit) =>
      `エポックの途中も含む、それまでの最小値${unit === "" ? "" : `、${unit}`}。線は中央値、帯は最小から最大`,
    cut: "上端は省略",
    join: "。",
    underWay: (count) => `細線：実行中 ${count} 件`,
    empty: "最初のエポックが終わると曲線が表示されます。",
    sigma: "平滑化の幅（シグマ）",
    sigmaNote: "0 は元の問題",
    noSigma: "ここには平滑化した実行がまだありません。",
    rate: "学習率",
    rateNote: "実行の中央値",
    target: "目標",
  },
  table: {
    heading: "手法",
    soFar: "これまでに完了した実行です。テストデータは最後に読みます。",
    final: "シードの中央値です（報告書と同じ値）。",
    columns: {
      method: "手法",
      batch: "バッチ",
      tuned: "調整試行",
      seeds: "シード",
      best: "検証誤差",
      bestEpoch: "最良のエポック",
      reached: "到達",
      epochsTo: "目標までのエポック数",
      secondsTo: "目標までの秒数",
      validation: "検証誤差",
      test: "テスト誤差",
      diverged: "発散",
    },
    never: "未到達",
    headline: "判定でこの手法を代表する値",
  },
  runs: {
    label: "検証の実行",
    columns: ["実行", "段階", "バッチ", "シード", "エポック", "最小の誤差", "結果"],
    outcome: { finished: "完了", diverged: "発散", stopped: "中止", underWay: "実行中", setAside: "除外" },
    count: (count) => `${count} 件、新しい順`,
    empty: "完了した実行はまだありません。",
  },
  log: { heading: "ログ", empty: "出力はありません。シェルで実行したコマンドのログは、実行中だけ表示されます。" },
  failed: (words) => `コマンドが失敗しました：${words}`,
};
