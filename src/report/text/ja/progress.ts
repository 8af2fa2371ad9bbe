import type { CriteriaHistory, ProgressTexts } from "../progress-texts.js";

const CUT_NAME = {
  epochs: "エポック数",
  tuningTrials: "調整試行",
  trainWindows: "学習用の窓",
  batchSizes: "バッチサイズ",
  seeds: "シード数",
} as const;

const HIGHWAY = {
  none: "なし",
  last: "予測対象の直前の値",
  linear: "窓からの最良の線形予測",
  trained: "窓からの最良の線形予測（ネットワークとともに訓練）",
} as const;

function since(history: CriteriaHistory): string {
  switch (history.kind) {
    case "first":
      return "実行前に定めた";
    case "kept":
      return "最初の実行前に定めた";
    case "changed":
      return `${history.runs} 件の実行後に変更した`;
    case "changed-before":
      return `最初の実行後、${history.date} に変更した`;
    default:
      return history satisfies never;
  }
}

export const progress: ProgressTexts = {
  chatNote: (text) => `注記：${text}`,
  chatTask: ({ source, rows, targets, ahead, window, inputs }) => {
    const rowsAhead =
      ahead === null ? "" : ` ${ahead[0] === ahead[1] ? ahead[0] : `${ahead[0]} 〜 ${ahead[1]}`} 行先の`;
    return `${source}：${rows} 行。入力 ${inputs} 列の ${window} 行から${rowsAhead} ${targets} を予測します`;
  },
  chatWindows: (train, validation, test) => `窓の数：学習 ${train}、検証 ${validation}、テスト ${test}`,
  chatHighway: ({ kind, tried, isLog }) => {
    const errors = tried.map(({ kind, error }) => `${kind} ${error}`).join("、");
    const why =
      tried.length === 0
        ? ""
        : `（読み出し層だけを解いた乱数ネットワークの検証誤差。残る分散が半分以下なら最小のものを採用${isLog ? "（対数の標準偏差を単位とする）" : ""}：${errors}）`;
    return `ネットワークの出力を加えるハイウェイ：${HIGHWAY[kind]}${why}`;
  },
  chatCriteria: ({ criteria, hash, history }) => `${since(history)}判断基準：${criteria}（SHA-256 ${hash}…）`,
  chatFold: (fold, folds) => `（${folds} 分割中 ${fold} 番目）`,
  chatSetAside: (what) => `使わずに保管：${what}`,
  chatGrown: ({ flag, now, before }) => `検証を続行、${flag} を変更：${now}（変更前 ${before}）`,
  chatCut: (name, now, asked) => `時間の上限による縮小：${CUT_NAME[name]} ${now}（要求は ${asked}）`,
  chatKept: ({ cuts, command }) =>
    `${cuts.map(({ name, now, asked }) => `${CUT_NAME[name]} ${now} は変えません（時間は ${asked} まであります）`).join("、")}。完了した実行がこの値によるためです。` +
    `縮小のない検証は、別のフォルダーで実行してください：${command}`,
  chatShort: ({ budget, time, tuning, enough, reached, trials }) =>
    `時間の上限 ${budget} では足りません。最小に縮小した検証でも、このマシンでは約 ${time} かかります（うち調整 ${tuning}）。` +
    `この検証は ${trials} 回中 ${reached} 回ほどで終わります。--time-budget ${enough} を指定してください。`,
  chatPlanned: (trials) => `学習の実行は ${trials} 回の予定です`,
  chatResumed: (trials) => `（うち ${trials} 回は以前に完了）`,
  chatDiverged: (id, detail) => `${id} が発散：${detail}`,
  chatRunSetAside: (id, detail) => `${id}：キューから外されました（${detail}）`,
  chatAgain:
    "キューから外された実行が欠けているため、結論は出ていません。同じコマンドをもう一度実行すると、それらを改めて試します。",
  chatWork: ({ percentage, done, trials, left }) =>
    `作業の ${percentage}、${trials} 回中 ${done} 回完了${left === null ? "" : `、残り ${left}`}`,
  chatRuns: (done, trials, left) => `${done}/${trials} 回  ${left === null ? "" : `残り ${left}`}`,
  chatSeconds: (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole} 秒`;
    if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
    return `${Math.floor(whole / 3600)} 時間 ${Math.floor((whole % 3600) / 60)} 分`;
  },
  chatEnsemble: ({ name, seeds, validation, test }) =>
    `${name}：シード ${seeds} 個の平均、検証誤差 ${validation}、テスト誤差 ${test ?? "未測定"}`,
  chatNoEnsemble: "アンサンブルはありません。完了した実行が 2 個以上ある手法がまだありません。",
  chatReport: (path) => `報告書：${path}`,
  chatPage: (path) => `ページ：${path}`,
  chatStopped: "中止しました。同じコマンドで続きから再開します。",
  dryRun: ({ trials, epochs, windows, methods, batchSizes, tuningTrials, seeds, time, done, folder }) =>
    `学習の実行 ${trials} 回、各 ${epochs} エポック、学習用の窓 ${windows} 個。手法 ${methods.join("、")} を、` +
    `バッチサイズ ${batchSizes.join("、")} のそれぞれで調整試行 ${tuningTrials} 回、シード ${seeds} 個で実行し、予備実行も行います。\n` +
    (done === null
      ? `このマシンではおよそ ${time} かかります。フォルダーは ${folder} です。`
      : done === "all"
        ? `すべて ${folder} で完了しており、残りの学習はありません。`
        : `${trials} 回のうち ${done} 回は ${folder} で完了しています。残りはこのマシンでおよそ ${time} かかります。`),
  dryRunCost: (amount) => `計算機の費用：およそ ${amount}。`,
};
