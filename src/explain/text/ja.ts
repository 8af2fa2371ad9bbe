import type { ExplainTexts } from "./texts.js";

export const ja: ExplainTexts = {
  language: "ja",
  title: "平滑化は損失をどう変えるか",
  lead:
    "拡散による学習では、重みに幅 σ のガウス雑音を加えて平均した損失を閉形式で求め、それを最小化しながら σ を 0 まで下げます。σ = 0 では元の損失に戻ります。" +
    "このページは、一つのネットワークと一つのデータについて、その効果を示します。図はすべて実測です。",
  data: "データ",
  network: "ネットワーク",
  networkLine: ({ network: { cell, bidirectional, hiddenSizes, activation }, parameters, window, engine, seed }) =>
    `${bidirectional ? "双方向の " : ""}${cell}、${activation} ユニット ${bidirectional ? "各方向 " : ""}${hiddenSizes.join(" + ")} 個、重み ${parameters} 個、窓 ${window} 行。シード ${seed}、エンジン ${engine}`,
  stopped: "途中で停止しました。終わった部分だけを示します。",
  computed: "計算の内容：",
  epoch: "エポック",
  error: "誤差",
  reproduce: "再現方法",
  reproduceLine: ({ seed, effort }) =>
    `シード (${seed})、計算量 (${effort})、データ、ネットワーク、エンジンが同じなら、同じページになります。` +
    "プログラムからは explain({ network, data, source, seed }) が同じ数値を JSON で返します。",
  scrolls: "表は横にスクロールできます。",

  landscape: {
    heading: "損失：滑らかな形から元の形へ",
    tile: "直線に沿った谷",
    tileMore: (sigma) => `元の損失、σ = ${sigma} のとき`,
    finding: ({ from, to, sigma, gain }) =>
      `回帰重みが通常の ${gain} 倍の初期値の周りでは、元の損失は一つの直線に沿って谷が ${from} 個あります。` +
      `σ = ${sigma} で平滑化すると ${to} 個です。σ を下げると谷は戻りますが、その頃には学習は滑らかな損失の低い場所に移っています。`,
    way: "学習はこの向きに進む",
    real: "元の損失",
    pits: (count) => `窪み ${count} 個`,
    valleys: (count) => `谷 ${count} 個`,
    relief: (sigma, count) => `重みの平面上の損失、σ = ${sigma}、窪み ${count} 個`,
    lineHeading: "直線に沿って見る：三つの平滑化",
    objectives: {
      weights: {
        name: "weights（重み）",
        what: "各ユニットの平均と分散を時間方向に閉形式で伝えます。学習に使う形です。",
      },
      activation: {
        name: "activation（活性化）",
        what: "活性化関数だけを閉形式で平滑化し、雑音は伝えません。安価ですが、平滑化は弱めです。",
      },
      sampled: {
        name: "sampled（標本平均）",
        what: "雑音を加えたネットワークの単純な平均です。標本の数だけ計算が要り、標本自身の波が残ります。",
      },
    },
    how: ({ gain, windows, pairs, ceiling }) =>
      `シードから作った初期値の回帰重みを ${gain} 倍し、回帰重みの空間のランダムな 2 方向（フィルタ正規化）に、通常の重みの大きさの 3 倍まで両側に動かしました。` +
      `学習用の窓 ${windows} 個の平均損失です。立体図は weights 目的関数で、縦軸はすべて共通です。窪みは周囲 8 点より低い格子点です。` +
      `直線は第 1 方向に沿い、縮尺は共通で、谷は元の曲線の幅の 0.5 % より深い極小で、他の方向ではさらに下がることもあります。標本平均は ${pairs} 組の対称な雑音で、全点で同じものを使います。${ceiling} を超える値はそこで切ります。`,
  },
  initialisation: {
    heading: "1. 初期化：悪い初期値から立ち直れるか",
    tile: "目標の達成率",
    tileMore: (gains) => `通常の学習、拡散（重みが ${gains.join("、")} 倍の初期値）`,
    methods: { plain: "通常", diffusion: "拡散" },
    finding: ({ gains, runs, plain, diffusion }) =>
      `重みが ${gains.join("、")} 倍大きい初期値から目標に達したのは、通常の学習で ${runs} 回中 ${plain} 回、拡散で ${runs} 回中 ${diffusion} 回です。`,
    start: (gain) => (gain === 1 ? "通常の大きさの重み" : `${gain} 倍大きい重み`),
    successes: (successes, seeds) => `${seeds} 回中 ${successes} 回`,
    median: (error) => `中央値 ${error}`,
    curves: "その時点までの最良の検証誤差",
    target: "目標",
    mean: "平均による予測",
    how: ({ epochs, seeds, rates, sigma0, windows }) =>
      `シード ${seeds} 個、学習用の窓 ${windows} 個、Adam で ${epochs} エポック、バッチ 32。条件は両者とも同じで、学習率 ${rates} のうち中央値の良い方を示します。` +
      `拡散は weights 目的関数で、σ をエポックの 60 % をかけて ${sigma0} から 0 まで直線的に下げます。` +
      "目標は、通常の初期値からの通常の学習の中央値に、そこから平均による予測までの差の 15 % を足した値です。曲線は検証誤差のその時点までの最良値の中央値と範囲です。",
  },
  curvature: {
    heading: "2. 学習率：損失はどれほど急か",
    tile: "最大の曲率",
    tileMore: (gain, sigma) => `σ = 0 と σ = ${sigma}（重みが ${gain} 倍の初期値）`,
    finding: ({ gain, from, to, sigma, factor }) =>
      `重みが ${gain} 倍の初期値では、最大の曲率が元の損失の ${from} から σ = ${sigma} で ${to} に下がり、${factor} 倍長い勾配の歩幅でも安全です。` +
      "σ を下げることが、そのまま学習率の焼きなましになります。",
    chart: "σ と最大の曲率",
    step: "σ と安全な歩幅（2 / 曲率）",
    measured: (gain) => (gain === 1 ? "実測（通常の初期値）" : `実測（${gain} 倍の初期値）`),
    bound: (gain) => (gain === 1 ? "上界 K/σ（通常の初期値）" : `上界 K/σ（${gain} 倍の初期値）`),
    how: ({ windows, pairs }) =>
      "weights 目的関数のヘッセ行列の絶対値最大の固有値を、勾配の差によるべき乗法で求めました。重みは各テンソルの通常の大きさを単位とします。" +
      `学習用の窓 ${windows} 個。上界 K/σ は平滑化した損失すべてで成り立ち、K は雑音を加えた ${2 * pairs} 個の複製での勾配ノルムの二乗平均平方根です。`,
  },
  memory: {
    heading: "3. 記憶：勾配は何ステップ前まで届くか",
    tile: "勾配が届くステップ数",
    tileMore: (sigma) => `元の損失、σ = ${sigma} のとき`,
    finding: ({ window, from, to, sigma }) =>
      `元の損失の勾配は ${window} ステップ中 ${from} ステップ前まで届き、σ = ${sigma} では ${to} ステップです。大きな σ では短い遅れから学び、` +
      "深いネットワークを一層ずつ学習するのに似ています。σ を下げると長い遅れが順に加わります。初期のエポックでは逆伝播を短く済ませられます。",
    window: "窓の全体",
    steps: "σ と有効な記憶（ステップ）",
    lost: "k ステップで打ち切ると失われる勾配",
    depth: "逆伝播のステップ数 k",
    how: ({ windows }) =>
      `通常の学習で得た重みで、weights 目的関数の勾配を最後まで逆伝播した場合と k ステップで打ち切った場合を比べました（学習用の窓 ${windows} 個）。` +
      "失われる割合は差のノルムを全体のノルムで割った値、有効な記憶は失われる割合が 1 % 未満になる最小の k です。",
  },
  noise: {
    heading: "4. 雑音：閉形式と、雑音を加えた複製の平均",
    tile: "閉形式と標本平均の差",
    tileMore: (sigma) => `σ = ${sigma} のとき、初期値と学習後の重み`,
    finding: ({ start, trained, sigma, draws }) =>
      `重みに雑音を加えて平均する学習を、weights 目的関数は 1 回の計算で行います。σ = ${sigma} で ${draws} 個の複製と比べると、値の差は初期値で ${start}、` +
      `学習後の重みで ${trained} です。全ステップが同じ雑音を共有するにもかかわらず、ステップやユニットの雑音を独立とみなすためで、その影響は重みによって異なります。`,
    value: "値：標本平均との相対差",
    gradient: "勾配：標本平均との相対距離",
    place: { start: "初期値", trained: "学習後" },
    how: ({ windows, draws }) =>
      `二つの閉形式の値と勾配を、対称な雑音を加えた ${draws} 個の複製の平均と比べました（学習用の窓 ${windows} 個）。複製を二つに分けて掛け合わせ、` +
      "標本自身の雑音を距離から除いています。0 は一致、1 は勾配の長さと同じだけ離れていることを表します。",
  },
  thresholds: {
    heading: "5. 硬い閾値：跳ぶユニットを学習する",
    tile: "sign ユニットのネットワークの誤差",
    tileMore: "straight-through、拡散",
    methods: { plain: "通常", "straight-through": "straight-through", diffusion: "拡散" },
    finding: (facts, mean) =>
      "sign ユニットでは回帰層の通常の勾配はどこでも 0 で、出力層しか学習できません。平滑化すれば 0 ではなくなり、最後は真の二値ユニットになります。" +
      `誤差の中央値：${facts.map(({ method, error }) => `${method} ${error}`).join("、")}。平均による予測 ${mean}。`,
    ends: "最後の誤差の中央値",
    chart: "硬いネットワークの検証誤差",
    how: ({ epochs, seeds, rates, sigma0 }) =>
      `同じネットワークの全ユニットを sign(x) に置き換え、シード ${seeds} 個、Adam で ${epochs} エポック、バッチ 32、学習率 ${rates} の良い方を示します。` +
      `拡散は weights 目的関数で、σ をエポックの 80 % をかけて ${sigma0} からその 15 分の 1 まで等比で下げます。その後は σ = 0 とし、出力層をリッジ回帰で一度解き、出力層だけを学習します。誤差は σ > 0 の間も硬いネットワークのものです。`,
  },
  formulas: {
    heading: "どの式が厳密か",
    finding: ({ exact, approximate, worst }) =>
      `活性化関数のうち ${exact} 個は厳密な閉形式、${approximate} 個は近似で、ここでの誤差は最大 ${worst} です。一項近似の 2 個は比較用です。` +
      "σ = 0 ではどれも活性化関数そのものになります。",
    table: "平滑化した活性化関数の精度（表明と実測）",
    activation: "活性化関数",
    claim: "表明",
    exact: "厳密",
    within: (bound) => `${bound} 以内`,
    h1: "E h の誤差",
    h2: "E h² の誤差",
    how: ({ low, high, sds }) =>
      `平均 ${low} から ${high}、標準偏差 ${sds} での、ガウス・ルジャンドル求積との最大の差です。厳密な式に残るのは、求積側も含めた丸め誤差です。` +
      "図は活性化関数（濃い線）と、標準偏差 0.5、1、2、4 の雑音の下での平均です。",
  },
};
