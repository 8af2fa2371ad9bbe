import { ratio } from "../../../page/text/numbers.js";
import type { VerdictTexts } from "../verdict-texts.js";

export const verdict: VerdictTexts = {
  title: (source) => `拡散法による学習の検証：${source}`,
  question: (source, reference) => `${source} で、拡散法による学習は調整済みの ${reference} より有利か`,
  subtitle: ({ diffusion, windows, seeds, folds }) =>
    `手法 ${diffusion} を、${folds > 1 ? `${folds} 通りの分割、最大で` : ""}学習用の窓 ${windows} 個、各手法 ${seeds} 通りの乱数シードで測定しました。`,
  decision: { go: "採用", "no-go": "見送り", inconclusive: "判断保留" },
  decisionMeaning: {
    go: () => "すべての基準を達成しました。",
    "no-go": (missed) => `未達の基準が ${missed} 件あります。`,
    inconclusive: () => "今回の実行からは結論が出ません。",
  },

  goSentence: ({ diffusion, reference, saving, testError }) =>
    `${diffusion} は調整済みの ${reference} より${saving}で同じ検証誤差に${testError === null ? "到達しました" : `到達し、テスト誤差は${testError}結果でした`}。`,
  goAccuracySentence: ({ diffusion, reference, saving, testError }) =>
    `${diffusion} のテスト誤差は、調整済みの ${reference} より${testError}結果でした${saving === null ? "" : `（同じ検証誤差までは${saving}）`}。`,
  openLoss: ({ name, measured, isShown, worst, seeds, canGoOn }) =>
    `${name}：測定値は「${measured}」${isShown ? "です" : "で、差は認められません"}が、シード ${seeds} 個では悪化（最大で${worst}）の可能性を否定できません。${canGoOn ? "シードを増やすと絞り込めます。" : ""}`,
  noEvidence: "比較に使える完了した実行がありません。",
  criterionSentence: {
    time: {
      met: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `同じ検証誤差までの時間は、${diffusion} が ${reference} の ${value}（${confidence} 区間 ${interval}）で、基準の${limit}以下を達成しました。`,
      missed: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `同じ検証誤差までの時間は、${diffusion} が ${reference} の ${value}（${confidence} 区間 ${interval}）で、基準の${limit}以下に届きませんでした。`,
      undecided: ({ diffusion, reference, value, confidence, interval, limit, withinLimit }) =>
        withinLimit
          ? `同じ検証誤差までの時間は、${diffusion} が ${reference} の ${value}ですが、${confidence} 区間（${interval}）からは、求めた短縮の半分が得られるとも言い切れません。`
          : `同じ検証誤差までの時間は、${diffusion} が ${reference} の ${value}です。基準は${limit}以下で、${confidence} 区間（${interval}）からは達成の可能性も否定できません。`,
    },
    "test-error": {
      met: ({ value, limit }) => `テスト誤差の差は ${value} で、基準の ${limit} 以下を達成しました。`,
      missed: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `${diffusion} のテスト誤差は ${reference} に対して ${value}（${confidence} 区間 ${interval}）で、基準の ${limit} 以下に収まりませんでした。`,
      undecided: ({ diffusion, reference, value, confidence, interval, limit, withinLimit }) =>
        withinLimit
          ? `${diffusion} のテスト誤差は ${reference} に対して ${value} ですが、${confidence} 区間（${interval}）からは、求めた改善の半分が得られるとも言い切れません。`
          : `${diffusion} のテスト誤差は ${reference} に対して ${value} です。基準は ${limit} 以下で、${confidence} 区間（${interval}）からは達成の可能性も否定できません。`,
    },
    "success-rate": {
      met: ({ diffusion, value }) => `${diffusion} の達成率は ${value} です。`,
      missed: ({ diffusion, value, limit }) =>
        `${diffusion} の達成率は ${value} にとどまり、基準の ${limit} 以上に届きませんでした。`,
      undecided: ({ diffusion, value, limit }) =>
        `${diffusion} の達成率は ${value} です。比較対象に近い ${limit} 以上が基準ですが、シード数が少なく、偶然の可能性があります。`,
    },
    "baselines-time": {
      met: ({ diffusion, reference, value, confidence, interval }) =>
        `ほかの調整済みの手法のうち最も手ごわいのは ${reference} で、${diffusion} の時間はその ${value}（${confidence} 区間 ${interval}）です。`,
      missed: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} は ${reference} 単独より遅く、時間は ${value}（${confidence} 区間 ${interval}）です。`,
      undecided: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} が ${reference} 単独より速いとは言えません。時間は ${value}（${confidence} 区間 ${interval}）です。`,
    },
    "baselines-test-error": {
      met: ({ diffusion, reference, value, confidence, interval }) =>
        `ほかの調整済みの手法のうち最も手ごわいのは ${reference} で、${diffusion} のテスト誤差はそれに対して ${value}（${confidence} 区間 ${interval}）です。`,
      missed: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} のテスト誤差は ${reference} 単独より大きく、差は ${value}（${confidence} 区間 ${interval}）です。`,
      undecided: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} のテスト誤差が ${reference} 単独より小さいとは言えません。差は ${value}（${confidence} 区間 ${interval}）です。`,
    },
  },
  startTakes: ({ diffusion, reference, seconds, referenceSeconds }) =>
    `${diffusion} は最初のステップの前に、出発点を求めるため ${seconds}を要します${referenceSeconds === null ? "" : `（${reference} は ${referenceSeconds}で目標に到達）`}。`,
  aheadAtLevels: ({ diffusion, reference, ahead, levels, seconds, referenceSeconds, epochs }) =>
    `この比は検証誤差の ${levels} 個の水準の平均です。そのうち ${ahead} 個には ${reference} が先に到達しますが、最後の水準（目標）には${referenceSeconds === null ? `、${reference} は ${epochs} エポック以内に到達せず、` : ` ${reference} は ${referenceSeconds}で、`}${diffusion} は ${seconds}で到達します${referenceSeconds === null ? "（このため比は限界値しか分かりません）" : ""}。`,
  timeUnknown: "同じ検証誤差に達するまでの時間は比較できませんでした。",
  testErrorUnknown: "テスト誤差は比較できませんでした。",
  successRateUnknown: "どちらの手法のシードも目標誤差に到達しなかったため、達成率は測定できません。",
  noComparison: (missing) => `比較できませんでした。不足しているもの：${missing}。`,
  missingParts: {
    "diffusing-method": "拡散法を使う手法",
    "reference-method": "比較対象となる拡散法なしの手法",
    "evaluation-trials": "両手法の完了した評価実行",
    target: "目標誤差（比較対象の完了した予備実行が少なすぎるか、学習が進まなかったため）",
  },
  naiveIsBetter: ({ baseline, baselineError, bestError, isHigher, isLonger }) =>
    `ネットワークを使わない単純な予測（${baseline}、テスト誤差 ${baselineError}）が、最良のネットワーク（${bestError}${isHigher ? "、有意差なし" : ""}）と${isHigher ? "同等" : "同等以上"}です。当面はこの予測を使い、ネットワークは入力の追加、${isLonger ? "窓の延長、" : ""}データの追加をしてから改めて試してください。`,
  baselinesUnknown: "拡散法を使わないほかの手法とは比較できませんでした。",
  tooFewSeeds: (seeds, needed) => `完了したシードは各手法 ${seeds} 個で、結論には ${needed} 個必要です。`,
  optimizerNotCompared: (optimizer) =>
    `拡散法で使う最適化手法（${optimizer}）を拡散法なしで実行していないため、改善を拡散法の効果とみなすことはできません。手法に加えてください。`,
  setAside: ({ names, count, attempts }) =>
    `${count} 件の実行は、${attempts} 回試みても進まなかったためキューから外され、目標に届かなかったものとして数えられています: ${names.join("、")}。同じコマンドをもう一度実行すると改めて試します。理由は study.json にあります。`,
  cut: (name, now, asked) => `${name} ${now}（要求は ${asked}）`,
  cutName: {
    epochs: "エポック数",
    tuningTrials: "調整試行",
    trainWindows: "学習用の窓",
    batchSizes: "バッチサイズ",
    seeds: "シード数",
  },
  cutsByBudget: (cuts) => `時間の上限による縮小：${cuts.join("、")}。`,
  changed: ({ name, before, now, date, isAfterTest }) =>
    `${isAfterTest ? "テストデータを読んだ後に変更" : "検証の開始後に変更"}（${date}）：${name}、変更前 ${before}、変更後 ${now}。`,
  changeName: {
    seeds: "シード数",
    tuningTrials: "調整試行",
    batchSizes: "バッチサイズ",
    methods: "手法",
    criteria: "判断基準",
    targetError: "目標誤差",
    timeBudget: "時間の上限",
  },
  endedEarly: {
    complete: "検証は最後まで実行されました。",
    stopped:
      "検証は途中で中止されました。それまでに完了した結果を示します。テストデータは、検証が最後まで進むまで開きません。",
    closed: "検証は途中で打ち切られ、再開できません。それまでに完了した結果を示します。",
    "budget-spent":
      "検証が終わる前に時間の上限に達しました。それまでに完了した結果を示します。検証が最後まで進むか、--finish で打ち切られるまで、テストデータは読みません。",
  },
  trialsDone: (done, planned) => `完了した試行は ${planned} 件中 ${done} 件です。`,

  nextHeading: "次の一手",
  nextGo: "拡散法で学習したネットワークを利用し、今後の学習も同じ方法で行ってください。",
  nextRefit: "検証用・テスト用に取り分けず、すべての行で学習し直す場合（表に行が増えるたびに繰り返せます）：",
  nextNarrow: (seeds) =>
    `残る不確かさを絞り込むには、先にシードを ${seeds} 個に増やして続けてください。完了した実行はそのまま使われます。`,
  nextNoGo: (isLonger) =>
    `現在の方法を続けてください。シードを増やしても結論は変わりません。大きなネットワーク、${isLonger ? "長い窓、" : ""}より難しいデータでは変わる可能性があり、それは別の検証になります。`,
  nextSimple: ({ baseline, isKept, isLonger }) =>
    `ネットワークではなく、単純な予測（${baseline}）を使ってください。${isKept ? "モデルとして保存されています" : "同等以上の結果で、学習の時間もかかりません（モデルとしては保存されません）"}。シードを増やしても結論は変わりません。${isLonger ? "長い窓、" : ""}入力の追加、データの追加では変わる可能性があり、それは別の検証になります。`,
  nextSimpleGo: ({ baseline, isKept, diffusion }) =>
    `当面は単純な予測（${baseline}）を使ってください。${isKept ? "モデルとして保存されています。" : ""}これを上回るネットワークはまだありません。それでもネットワークを学習させる場合は、${diffusion} で学習させてください。`,
  nextMoreTime: "時間の上限を増やして続けてください。完了した実行はそのまま使われます。",
  decidedBefore: ({ date, decision, seeds, criteria }) =>
    `以前の判定（${date}）：${decision}、シード ${seeds} 個、基準 ${criteria}。`,
  history: (count) => `検証開始後の変更と以前の判定（${count} 件）`,
  manyLooks: (looks, measured) =>
    `テストデータを ${looks} 回読みました。誤判定の割合は ${measured} 回までについて測定したもので、回数が増えるほど高くなります。`,
  nextClosed: "この検証は打ち切られています。別のフォルダー（--out）で新しい検証を始めてください。",
  nextTarget:
    "どの実行も到達しなかった目標誤差の指定を外して続けてください。比較対象の予備実行から水準を定めます。完了した実行はそのまま使われます。",
  nextGoOn: "続きを実行してください。完了した実行はそのまま使われます。",
  nextMoreSeeds: (seeds) => `シードを ${seeds} 個に増やして続けてください。完了した実行はそのまま使われます。`,
  contents: "目次",

  timeToTarget: "同じ検証誤差までの時間",
  epochsToTarget: "同じ検証誤差までのエポック数",
  testError: "テスト誤差",
  successRate: "達成率",
  against: (reference) => `対 ${reference}`,
  againstSimple: "テスト誤差、対 最良の単純な予測",
  bestOnValidation: (baseline) => `${baseline}（検証で最良）`,
  times: (value) => `${ratio(value)}倍`,
  lessTime: (percentage) => `${percentage}短い学習時間`,
  timesTheTime: (times) => `${times}の学習時間`,
  moreTime: (percentage) => `${percentage}長い学習時間`,
  lowerError: (percentage) => `${percentage}低い`,
  higherError: (percentage) => `${percentage}高い`,
  sameError: "同じ",
  notMeasured: "測定不能",
  intervalLabel: (confidence) => `${confidence} 区間`,
  intervalColumn: "区間",
  withConfidence: (interval, confidence) => `${interval}（${confidence}）`,
  interval: (low, high) => {
    if (low === null && high === null) return "両側とも限界なし";
    if (low === null) return `${high} 以下`;
    return high === null ? `${low} 以上` : `${low} 〜 ${high}`;
  },

  criteriaHeading: "判断基準（最初の実行前に固定）",
  criteriaChangedHeading: "判断基準（最初の実行後に変更）",
  criteriaHash: (criteria, hash) =>
    `記録された基準は ${criteria}、基準・目標・規則の SHA-256 は ${hash}… で、run/manifest.json にもあります。`,
  criteriaIntro:
    "測定した比の区間から確実と言えるときに、基準を達成または未達とします。その中間は偶然の可能性があるため判断保留です。表の区間は、各基準の結果を決めた区間です。判断保留の場合は、どちらかの側に収まれば結論が出る区間を示します。",
  criteriaRules: ({ confidence, look, wide }) => [
    `求めた改善：比が基準値以下で、かつ ${confidence} 区間からその半分以上が確実と言えるときに達成、${confidence} 区間全体が基準値を超えるときに未達とします。`,
    `許容した悪化：比が基準値以下か、${confidence} 区間が「差なし」を含むときに達成、${wide} 区間全体が基準値を超えるときに未達とします。`,
    `拡散法を使わないほかの全手法：区間全体が 1 を下回ることが条件です。シード数が 5、10、20、… のときは ${look} 区間、それ以外では ${wide} 区間を使います。検証を続けて結果を見るたびに、誤って採用とする可能性が加わるためです。${wide} 区間全体が 1 を超えるときに未達とします。`,
    "検証誤差の水準に到達しなかった実行がある場合、時間の比は片側しか分かりません。拡散法に有利な判断は取り得る最大の比（以下）から、不利な判断は最小の比（以上）から行います。",
    "達成率：比較対象より 1 シード（10 シード以上では 2 シード）低くても達成とし、それだけで未達にはしません。どちらのシードも目標に到達しなければ測定不能です。",
  ],
  criteriaCaption: "基準値と測定値",
  criterion: "基準",
  limit: "基準値",
  value: "測定値",
  result: "結果",
  criterionName: {
    time: (reference) => `同じ検証誤差までの学習時間（対 ${reference}）`,
    "test-error": (reference) => `テスト誤差（対 ${reference}）`,
    "success-rate": () => "目標誤差の達成率",
    "baselines-time": (method) => `学習時間（対 拡散法を使わないほかの全手法、最も手ごわいのは ${method}）`,
    "baselines-test-error": (method) => `テスト誤差（対 拡散法を使わないほかの全手法、最も手ごわいのは ${method}）`,
  },
  metUnseen: "達成（差は認められない）",
  criterionResult: { met: "達成", missed: "未達", undecided: "判断保留" },
  atMost: (limit) => `${limit} 以下`,
  atLeast: (limit) => `${limit} 以上`,

  terminal: {
    batch: "バッチ",
    successRate: "達成率",
    epochs: "エポック",
    seconds: "秒",
    validation: "検証誤差",
    test: "テスト誤差",
    never: "未到達",
    metUnseen: "達成（差は不明）",
    target: (error, errorUnit) => `目標：検証誤差 ${error}（${errorUnit}）`,
    simple: (baseline, validation, test) => `最良の単純な予測：${baseline}、検証 ${validation}、テスト ${test}`,
    criterion: {
      time: "同じ誤差までの時間",
      "test-error": "テスト誤差の差",
      "success-rate": "達成率",
      "baselines-time": "ほか：時間",
      "baselines-test-error": "ほか：テスト誤差",
    },
  },
};
