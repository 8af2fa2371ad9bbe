import { ratio } from "./numbers.js";
import type { Texts } from "./texts.js";

export const ja: Texts = {
  language: "ja",

  title: (source) => `拡散法による学習の検証:${source}`,
  question: (source, reference) => `${source} で、拡散法による学習は調整済みの ${reference} より有利ですか。`,
  subtitle: ({ diffusion, windows, seeds }) =>
    `${diffusion} を、学習用の窓 ${windows} 個、各手法 ${seeds} 通りの乱数シードで測定しました。`,
  decision: { go: "採用", "no-go": "見送り", inconclusive: "判断保留" },
  decisionMeaning: {
    go: "すべての基準を満たしました。",
    "no-go": "満たしていない基準があります。",
    inconclusive: "このデータからは結論が出ません。",
  },
  outcome: {
    complete: "検証は最後まで実行されました。",
    stopped: "検証は途中で中止されました。この報告書には、それまでに完了した結果だけを示します。",
    "budget-spent": "検証が終わる前に時間の上限に達しました。この報告書には、それまでに完了した結果だけを示します。",
  },

  goSentence: ({ diffusion, reference, saving, testChange }) =>
    `${diffusion} は調整済みの ${reference} より${saving}で目標誤差に到達し、テスト誤差の差は ${testChange} でした。`,
  noComparison: (missing) => `比較できませんでした。不足しているもの:${missing}`,
  noEvidence: "比較に使える完了した実行がありません。",
  criterionSentence: {
    time: {
      met: ({ diffusion, reference, value, interval, limit }) =>
        `${diffusion} が目標誤差に到達する時間は ${reference} の ${value ?? "基準以下"}(区間 ${interval})で、基準の ${limit} 以下を満たしました。`,
      missed: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `${diffusion} は中央値のシードで目標誤差に到達しなかったため、時間は短縮されていません。`
          : `${diffusion} が目標誤差に到達する時間は ${reference} の ${value}(区間 ${interval})で、基準の ${limit} 以下を満たしませんでした。`,
      undecided: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `${diffusion} と ${reference} の目標誤差までの時間は比較できませんでした。`
          : `${diffusion} が目標誤差に到達する時間は ${reference} の ${value} ですが、区間(${interval})が基準の ${limit} をまたいでいます。`,
    },
    "test-error": {
      met: ({ value, limit }) => `テスト誤差の差は ${value ?? "不明"} で、基準の ${limit} 以下を満たしました。`,
      missed: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `${diffusion} のテスト誤差は測定できませんでした。`
          : `${diffusion} のテスト誤差は ${reference} に対して ${value}(区間 ${interval})で、基準の ${limit} 以下を満たしませんでした。`,
      undecided: ({ value, interval, limit }) =>
        value === null
          ? "テスト誤差は比較できませんでした。"
          : `テスト誤差の差は ${value} ですが、区間(${interval})が基準の ${limit} をまたいでいます。`,
    },
    seeds: {
      met: ({ diffusion, value }) => `${diffusion} は ${value ?? "必要な数"} のシードで目標誤差に到達しました。`,
      missed: ({ diffusion, value, limit }) =>
        value === null
          ? `${diffusion} が目標誤差に到達したシードはなく、基準の ${limit} 以上を満たしませんでした。`
          : `${diffusion} が目標誤差に到達したシードは ${value} で、基準の ${limit} 以上を満たしませんでした。`,
      undecided: ({ diffusion }) => `${diffusion} がどれだけ確実に目標誤差へ到達するかは判断できませんでした。`,
    },
  },
  naiveIsBetter: (baseline, baselineError, bestError) =>
    `ネットワークを使わない予測(${baseline}、誤差 ${baselineError})が、最良のネットワーク(${bestError})を上回りました。このデータではどの手法にも利点がありません。`,
  optimizerExplains: (method) =>
    `拡散法を使わない同じ最適化手法(${method})もほぼ同等の結果でした。SGD に対する改善は拡散法ではなく最適化手法によるものです。`,
  stoppedEarly: (outcome, done, planned) =>
    `予定した ${planned} 件の試行のうち ${done} 件が終わった時点で、${outcome === "budget-spent" ? "時間の上限に達しました" : "検証が中止されました"}。`,

  timeToTarget: "目標誤差までの時間",
  epochsToTarget: "目標誤差までのエポック数",
  testError: "テスト誤差",
  validationError: "検証誤差",
  seedsReached: "目標に到達したシード",
  bestNaive: "ネットワークを使わない最良の予測",
  times: (value) => `${ratio(value)} 倍`,
  lessTime: (share) => `${share} 短い学習時間`,
  moreTime: (share) => `${share} 長い学習時間`,
  against: (reference) => `対 ${reference}`,
  againstNaive: "テスト誤差(対 ネットワークを使わない最良の予測)",
  notMeasured: "測定不能",
  intervalLabel: (confidence) => `${confidence} 区間`,
  interval: (low, high) => {
    if (low === null && high === null) return "範囲なし";
    if (low === null) return `${high} 以下`;
    return high === null ? `${low} 以上` : `${low} ~ ${high}`;
  },
  equal: "同等",
  less: "拡散法が有利",
  more: "拡散法が不利",
  allowed: "許容範囲",

  criteriaHeading: "判断基準(最初の実行前に固定)",
  criteriaIntro:
    "区間全体が基準値の片側にあるときだけ「達成」または「未達」とし、基準値をまたぐときは「判断保留」とします。",
  criteriaCaption: "基準値と測定値",
  criterion: "基準",
  limit: "基準値",
  value: "測定値",
  result: "結果",
  criterionName: {
    time: "目標誤差までの学習時間(比較対象との比)",
    "test-error": "テスト誤差(比較対象との差)",
    seeds: "目標誤差に到達したシードの割合",
  },
  criterionResult: { met: "達成", missed: "未達", undecided: "判断保留" },
  atMost: (limit) => `${limit} 以下`,
  atLeast: (limit) => `${limit} 以上`,
  noCriteria: "比較できる結果がないため、基準は評価していません。",

  additionHeading: "最適化手法を除いた拡散法そのものの効果",
  additionIntro: (optimizer) =>
    `拡散法は最適化手法(${optimizer})と組み合わせて使います。公平を期すため、同じ最適化手法を拡散法なしでも調整して実行しました。両者の差だけが拡散法による効果です。`,
  addition: {
    faster: ({ method, saving, interval }) =>
      `拡散法そのものに時間短縮の効果があります。${method} 単独より${saving}です(区間 ${interval})。`,
    unclear: ({ method, saving, interval }) =>
      `今回の実行からは、拡散法そのものが時間を短縮するとは言えません。測定値は ${method} 単独より${saving}ですが、区間(${interval})が「差なし」を表す 1 を含みます。`,
    slower: ({ method, saving, interval }) =>
      `このデータでは、拡散法そのものは時間を余分に要します。${method} 単独より${saving}です(区間 ${interval})。`,
    unknown: ({ method }) =>
      `拡散法と ${method} 単独のいずれかが中央値のシードで目標誤差に到達しなかったため、時間を比較できません。`,
  },
  additionMissing:
    "拡散法を使わない同じ最適化手法は実行していません。そのため、改善が拡散法によるものか最適化手法によるものかは区別できません。",
  additionTest: (change, interval) => `テスト誤差の差:${change}(区間 ${interval})。`,

  curvesHeading: "学習曲線",
  curvesIntro: (seeds) =>
    `学習に使わない検証データでの誤差です。線は ${seeds} 個のシードの中央値、帯は最小から最大までを示します。低いほど、また左にあるほど良い結果です。`,
  perEpoch: "エポックごとの検証誤差",
  perSecond: "学習時間(秒)ごとの検証誤差",
  epoch: "エポック",
  secondsAxis: "学習時間(秒)",
  targetLine: (error) => `目標誤差 ${error}`,
  naiveLine: (baseline, error) => `ネットワークを使わない最良の予測:${baseline}、${error}`,
  targetShort: "目標",
  naiveShort: "ネットワークなし",
  methodAtBatch: (method, batchSize) => `${method}(バッチサイズ ${batchSize})`,
  noCurves: "1 エポックを終えた評価実行がないため、学習曲線はありません。",
  divergedSeeds: (method, count) => `${method}:${count} 個のシードが発散しました(目標に到達しないものとして扱います)。`,
  curvesDescription: (facts) => `最終点におけるシードの中央値:${facts}。`,

  schedulesHeading: "平滑化の幅と学習率の推移",
  schedulesIntro: "シグマは平滑化の幅です。最初は大きく、最後は 0 になり、そのとき目的関数は元の関数に一致します。",
  sigma: "平滑化の幅(シグマ)",
  learningRate: "学習率",
  noDiffusion: "平滑化を使う手法は実行していません。",

  batchHeading: "バッチサイズ別の目標誤差までのエポック数",
  batchIntro: (epochs) =>
    `シードの中央値で、短いほど良い結果です。「未到達」は、中央値のシードが ${epochs} エポック以内に到達しなかったことを示します。`,
  batch: (batchSize) => `バッチサイズ ${batchSize}`,
  notReached: "未到達",
  epochsValue: (epochs) => `${epochs} エポック`,
  ofSeeds: (reached, seeds) => `シード ${seeds} 個中 ${reached} 個`,
  noTarget: "目標誤差を設定できなかったため、到達までのエポック数はありません。",

  forecastHeading: "テストデータでの予測と実測",
  forecastIntro: (count, target) =>
    `${target}、学習にも調整にも使っていない ${count} 個の窓です。各図は実測(灰色の太線)と 1 つの予測(色付きの細線)を同じ目盛りで示します。`,
  truth: "実測",
  shownError: (error) => `表示範囲の RMSE:${error}`,
  noForecast: "この検証では予測を作成していません。",

  figuresHeading: "全数値",
  figuresIntro: (errorUnit) => `誤差の単位:${errorUnit}。数値はすべてシードの中央値です。`,
  errorInUnit: (targets) => `二乗平均平方根誤差(${targets.join("、")} の単位)`,
  errorInDeviations: "二乗平均平方根誤差(予測対象の標準偏差を 1 とする)",
  method: "手法",
  batchSize: "バッチサイズ",
  sigma0: "初期シグマ",
  reached: "到達シード",
  epochs: "目標までのエポック数",
  seconds: "目標までの秒数",
  secondsTotal: "秒数",
  secondsPerEpoch: "1 エポックの秒数",
  validation: "検証誤差",
  test: "テスト誤差",
  diverged: "発散",
  headlineMark: "判定と図に使用",
  noFigures: "検証が終わるまでに評価された手法はありません。",
  figuresCaption: "各手法のバッチサイズ別の結果(学習率は調整済み)",
  baselinesCaption: "ネットワークを使わない予測と最良の線形予測",
  baseline: "予測",
  baselineName: {
    "last value": "直前の値",
    "seasonal repeat": "季節の繰り返し",
    mean: "平均値",
    linear: "線形予測",
  },
  detail: "詳細",
  noBaselines: "基準となる予測は計算していません。",
  targetGiven: (error) => `目標は検証誤差 ${error} です(利用者が指定)。`,
  targetFromReference: (error, reference, share) =>
    `目標は検証誤差 ${error} です。調整済みの ${reference} が ${share} 以上のシードで到達する水準です。`,
  targetUnset: "基準となる完了した実行がないため、目標誤差を設定できませんでした。",

  dataHeading: "データと分割",
  source: "データ",
  taskKind: { series: "時系列", adding: "加算問題(人工データ)" },
  rows: (rows, segments) => `${rows} 行、連続区間 ${segments} 個`,
  rowsLabel: "行数",
  targetsLabel: "予測対象",
  inputsLabel: "入力",
  timeLabel: "時間",
  time: ({ columns, first, last, step, gaps }) =>
    `${columns.join("、")}:${first} ~ ${last}、間隔 ${step}、${gaps === 0 ? "欠けなし" : `欠け ${gaps} 箇所`}`,
  noTime: "時間の列はありません(ファイルの行順を使用)",
  windowLabel: "窓",
  window: (window, horizon) => `入力 ${window} 行、${horizon} 行先を予測`,
  missingLabel: "欠損値",
  missing: {
    none: "なし",
    drop: "欠損を含む行を除外",
    previous: "直前の値で補完",
    linear: "線形補間で補完",
  },
  splitCaption: "時間順の分割(テストは最後の期間)",
  part: "区分",
  partName: { train: "学習", validation: "検証", test: "テスト" },
  windows: "窓の数",
  from: "開始",
  to: "終了",
  partSpan: ({ from, to }) => `${from} ~ ${to}`,
  notesHeading: "データについて確認された事項",
  noNotes: "特記事項はありません。",

  planHeading: "計画と試行",
  networkLabel: "ネットワーク",
  network: ({ cell, hidden, activation, inputs, outputs, parameters }) =>
    `${cell}、隠れユニット ${hidden} 個、${activation}。入力 ${inputs}、出力 ${outputs}、パラメーター ${parameters} 個`,
  methodsCaption: "比較した手法",
  optimizer: "最適化手法",
  objective: "目的関数",
  seedsLabel: "各手法のシード数",
  batchSizesLabel: "バッチサイズ",
  epochsLabel: "1 実行のエポック数",
  tuningLabel: "調整",
  tuning: (trials) => `手法とバッチサイズごとに ${trials} 試行(すべて同数)`,
  trainWindowsLabel: "使用した学習用の窓",
  trainWindows: (used, all) => `${all} 個中 ${used} 個`,
  workersLabel: "同時実行数",
  budgetLabel: "時間の上限",
  budget: (duration) => duration,
  noBudget: "なし",
  budgetUnchanged: "計画は変更なしで時間の上限に収まりました。",
  tuningDetails: (trials) => `調整試行(${trials} 件)`,
  evaluationDetails: (trials) => `評価実行(${trials} 件)`,
  noTrials: "検証が終わるまでに完了した試行はありません。",
  trial: "試行",
  seed: "シード",
  bestValidation: "最良の検証誤差",
  bestEpoch: "そのエポック",
  trialOutcome: { finished: "完了", diverged: "発散", stopped: "中止" },
  outcomeLabel: "状態",
  chosenMark: "採択",

  readingHeading: "この報告書の読み方",
  reading: [
    {
      term: "エポック",
      meaning:
        "すべての学習用の窓を 1 回ずつ使うことです。同じ誤差までのエポック数が少ないほど、学習量が少なくて済みます。",
    },
    {
      term: "目標誤差",
      meaning: "すべての手法が到達すべき検証誤差です。時間とエポック数は、最初に到達したエポックまでを数えます。",
    },
    {
      term: "シード",
      meaning:
        "乱数による 1 つの開始条件(初期の重みとデータの順序)です。全手法を同じシードで実行します。1 回の結果は偶然かもしれませんが、複数回の中央値なら信頼できます。",
    },
    {
      term: "比",
      meaning: "拡散法の値を比較対象の値で割ったものです。0.70 倍は 30% 少ないこと、1.00 倍は差がないことを表します。",
    },
    {
      term: "区間",
      meaning:
        "真の比が入ると考えられる範囲で、シードの再標本化(ブートストラップ)で求めます。広い区間は、シードを増やす必要があることを示します。",
    },
    {
      term: "判断保留",
      meaning:
        "区間が基準値をまたぎ、どちらの結論もあり得る状態です。暗黙の「採用」ではありません。シードまたは時間を増やせば決着します。",
    },
    {
      term: "学習・検証・テスト",
      meaning: "重みは学習データで求め、選択は検証データで行い、テストデータは最後に 1 回だけ使います。",
    },
  ],

  reproduceHeading: "再現方法",
  reproduceIntro:
    "この報告書と同じ場所にある study.json に、ここで示した数値がすべて記録されています。同じシード、データ、版を使えば同じ結果が得られます。時間だけは計算機により異なります。",
  softwareLabel: "ソフトウェア",
  machineLabel: "計算機",
  machine: (cpu, cores, node) => `${cpu}、${cores} コア、Node ${node}`,
  randomSeedLabel: "乱数シード",
  startedLabel: "開始",
  durationLabel: "所要時間",
  duration: (seconds) => {
    if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} 秒`;
    const minutes = Math.round(seconds / 60);
    if (seconds < 600) return `${Math.floor(seconds / 60)} 分 ${Math.floor(seconds % 60)} 秒`;
    return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 時間 ${minutes % 60} 分`;
  },
  listComma: "、",
  sentenceSpace: "",
  scrollHint: "この表は横にスクロールできます。",

  terminal: {
    batch: "バッチ",
    reached: "到達",
    epochs: "エポック",
    seconds: "秒",
    validation: "検証誤差",
    test: "テスト誤差",
    never: "未到達",
    time: "時間",
    target: (error, errorUnit) => `目標:検証誤差 ${error}(${errorUnit})`,
    naive: (baseline, validation, test) =>
      `ネットワークを使わない最良の予測:${baseline}、検証 ${validation}、テスト ${test}`,
    criterion: { time: "目標までの時間", "test-error": "テスト誤差の差", seeds: "到達シード" },
  },
};
