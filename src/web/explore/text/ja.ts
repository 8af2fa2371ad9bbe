import type { ExploreTexts } from "./texts.js";

export const ja: ExploreTexts = {
  heading: "拡散法のしくみを動かして見る",
  lead:
    "拡散法は、損失を幅 σ のノイズでぼかして最小化し、σ を 0 まで下げて元の損失に戻します。" +
    "画面下の σ を動かしてください。図はすべて、いまこのページの中で計算しています。",
  noWorkers:
    "このブラウザーは Worker を起動できないため、ここで描くものはこのページの中で計算します。その間、ページの反応は遅くなります。",
  sigma: {
    label: "平滑化の幅",
    play: "σ を 0 まで下げる",
    pause: "一時停止",
    value: (sigma, look) => `σ = ${sigma}：${look}`,
    look: { none: "元の問題", little: "ほぼ元の問題", some: "やや滑らか", much: "滑らか", all: "とても滑らか" },
  },
  whatIsDrawn: "図の正確な内容",
  computing: "計算しています…",
  failed: (message) => `計算できませんでした：${message}`,
  unit: {
    heading: "ユニットをぼかす",
    sentence:
      "入力に幅 σ のガウスノイズを加えて平均した出力は、やはり一つの式になります。学習にサンプリングは要りません。",
    choose: "活性化関数",
    draws: "1 点あたりの乱数",
    names: { tanh: "tanh", erf: "erf", sign: "sign", relu: "ReLU" },
    plain: "元のユニット",
    formula: (sigma) => `σ = ${sigma} の式`,
    averages: (draws) => `ノイズ ${draws} 回の平均`,
    noise: "ノイズ",
    agreement: ({ gap, chance }) =>
      `平均と式の差は最大 ${gap} です。偶然だけでも ${chance} 程度の差は出ます。乱数を増やすと、どちらも小さくなります。`,
    atZero: "σ = 0 では、式は元のユニットそのものです。",
    spoken: (name, sigma) =>
      `${name} と、幅 ${sigma} のガウスノイズで平均した曲線。ノイズが広いほどなだらかで、乱数の平均はその上に乗る`,
    drawn:
      "入力 μ に対する曲線は E h(μ + σz)（z は標準正規分布）で、ライブラリの閉形式で計算しています。小さな点は z を 10 回引いたときの h(μ + σz)、輪は選んだ回数の平均です。",
    exact: "この式は厳密です。",
    approximate: (bound) => `この式は 7 個の誤差関数の和で、厳密な平均との差はどこでも ${bound} 以内です。`,
    x: "入力 μ",
    y: "出力",
  },
  loss: {
    heading: "損失をぼかす",
    sentence:
      "すべての重みにノイズを加えると、ネットワーク全体の損失は σ が大きいうちは滑らかです。σ を下げると沈んでいき、谷が戻ってきます。",
    choose: "ネットワーク",
    names: { rugged: "重み 3 倍", thresholds: "硬いしきい値", usual: "通常の重み" },
    kinds: {
      rugged:
        "回帰重みが 3 倍大きいと、損失はでこぼこになります。普通の勾配降下は隣の谷で止まり、追跡した最小点はそれを越えていきます。",
      thresholds:
        "出力が跳ぶユニットでは損失が階段状になり、傾きは 0 です。普通の勾配降下は一歩も動けませんが、ぼかせば下り道ができます。",
      usual:
        "ここでは平滑化は役に立ちません。通常の大きさの重みなら隣の谷で十分で、追跡した最小点はより高い谷に着きます。",
    },
    real: "元の損失",
    smoothed: (sigma) => `σ = ${sigma} でぼかした損失`,
    sampled: (draws) => `真の平均（ノイズ ${draws} 回、式はその近似）`,
    descent: "元の損失での勾配降下",
    followed: "大きな σ から追跡した最小点",
    startLabel: "出発点",
    startMark: "出発点",
    nextLine: "別の直線を引く",
    countLines: (lines) => `${lines} 本の直線で数える`,
    counted: ({ lower, same, higher }) =>
      `無作為な直線 ${lower + same + higher} 本のうち、追跡した最小点のほうが低かったのは ${lower} 本、同じが ${same} 本、高かったのは ${higher} 本です。`,
    valleys: ({ real, smoothed, sigma }) => `この直線上の谷：元の損失に ${real} 個、σ = ${sigma} では ${smoothed} 個。`,
    end: ({ descent, followed, which }) =>
      `σ = 0 での損失は、普通の勾配降下が ${descent}、追跡した最小点が ${followed} で、${{ lower: "効果がありました。", same: "差はありません。", higher: "効果はありませんでした。" }[which]}`,
    spoken: (sigma) =>
      `重みの直線に沿った損失。でこぼこした元の損失と、その上にある σ = ${sigma} でぼかした損失、二つの降下の位置`,
    drawn: ({ windows, rows, units, steps }) =>
      `${units} ユニットの Elman ネットワークの、加算問題（${rows} ステップ、${windows} 系列）での平均二乗誤差です。乱数の初期値を通り、回帰重みを無作為な方向に動かす直線に沿って描いています。` +
      "x の単位は、これらの重みの通常の大きさです。ぼかした損失は学習で使う目的関数そのもので、すべての重みへのノイズを閉形式で計算します。真の平均に近いものの、等しくはありません（異なるステップのノイズを独立とみなすため）。" +
      "輪はその平均を乱数で求めたもので、式との差は、通常の重みで 20% 以内、3 倍の重みと硬いしきい値で 32% 以内です。" +
      `σ は 49 通り（輪は 6 つおき）を計算し、その間は補間しています。どちらの降下もこの直線の上だけを動き、ライブラリの勾配を使って、同じ規則で同じ ${steps} 歩進みます。最初の直線と出発点は、図が見やすいように選んだものです。下の集計は、選んでいない直線で行います。`,
    x: "直線に沿った位置",
    y: "損失",
  },
  training: {
    heading: "その場で学習する",
    sentence: (sigma0) =>
      `今度はすべての重みを学習します。最適化手法、データ、出発点が同じ二つの実行で、一方は σ なし、もう一方は σ を ${sigma0} から 0 まで下げます。`,
    expect: {
      usual:
        "通常の重みからなら、σ に期待できることはありません。平滑化した 1 ステップには通常の 2〜3 ステップ分の時間がかかり、最適化手法を替えるほうがずっと効きます。",
      large: "3 倍大きい重みは悪い出発点で、平滑化が役に立つ場面です。次に「通常の重み」も試してください。",
      series: "設定は加算問題のものです。試しにはなりますが、検証にはなりません。",
    },
    data: "データ",
    dataNames: { adding: "加算問題", series: "自分の系列" },
    start: "出発点",
    startNames: { usual: "通常の重み", large: "3 倍大きい重み" },
    optimizer: "最適化手法",
    optimizerNames: { sgd: "SGD", soap: "SOAP" },
    axis: "横軸",
    axisNames: { epoch: "エポック", seconds: "秒" },
    run: "学習する",
    again: "もう一度学習する",
    pause: "学習を一時停止",
    goOn: "再開",
    plain: "σ なし",
    diffusion: "拡散法",
    floor: "最良の線形予測",
    chart: "検証誤差",
    chartNote: "太線：いまのシード、細線：それまでのシード",
    empty: "「学習する」を押すと、5 つのシードを順に学習します。",
    underWay: (seed, seeds, sigma) => `シード ${seed} / ${seeds}、σ = ${sigma}`,
    result: ({ seeds, plain, diffusion, which, linear, plainSeconds, diffusionSeconds }) =>
      `${seeds === 1 ? "1 シード" : `${seeds} シードの中央値`}：最小誤差は σ なしで ${plain}、σ ありで ${diffusion} です。` +
      { lower: "ここでは σ に効果があり", same: "ここでは σ に価値はなく", higher: "ここでは σ は逆効果で" }[which] +
      `、1 回の学習時間は ${plainSeconds} 秒に対して ${diffusionSeconds} 秒です。` +
      (linear === null ? "" : `最良の線形予測は ${linear} で、どちらよりも優れています。`),
    series: "数値を順に、空白、コンマ、改行のいずれかで区切って入れてください。直前の 16 個から次の値を予測します。",
    seriesLabel: "自分の系列",
    seriesUse: "この数値を使う",
    seriesSample: "見本を入れる",
    seriesTaken: (count, isCut) =>
      `${isCut ? "最後の " : ""}${count} 個の数値を使います。このページの外には送りません。`,
    seriesFew: (count, fewest) => `${count} 個では足りません。${fewest} 個以上を入れてください。`,
    fileChoose: "ファイルを選ぶ",
    fileDrop: "またはここにドロップ（数値だけのファイル、または CSV などの表。このマシンの外には出ません）",
    fileReading: "読んでいます…",
    fileColumn: "列",
    seriesAmbiguous: (text) =>
      `「${text}」は 1 つの数とも 2 つの数とも読めます。小数点はピリオドで書き、数を区切るコンマの後には空白を入れてください。`,
    seriesLarge: (value) =>
      `「${value}」は大きすぎて学習できません。数値は ±1e300 以内である必要があります。より大きな単位で表してください。`,
    seriesFar: (value) =>
      `「${value}」はほかの数値から離れすぎていて学習できません。ネットワークが計算する単精度では、ほかの数値が同じ数になります。直すか、除いてください。`,
    seriesConstant: (value) => `前半の数値がすべて ${value} です。学習できるものがありません。`,
    seriesBad: (text) => `「${text}」は数値として読めません。小数点はピリオドで書いてください。`,
    drawn: ({ windows, rows, units, epochs, sigma0 }) =>
      `tanh ${units} ユニットの Elman ネットワーク、バッチ 32、${epochs} エポック。学習率はコサインで下げ、σ は最初の 60% で ${sigma0} から 0 まで直線的に下げます（目的関数 weights）。` +
      `加算問題は ${rows} ステップの ${windows} 系列です。学習率は、手法、出発点、最適化手法の組ごとに、加算問題の別の 3 シードで調整しました。自分の系列でも同じ値を使い、調整はしません。` +
      "見やすいように、エポックの間に 20 ミリ秒待ちます。秒数は学習だけの時間です。",
  },
  end: {
    heading: "効果がない場面",
    worth:
      "上の「通常の重み」のように、普通の出発点から始めるなら σ で得るものはありません。このプロジェクトの基準となる 13 の課題でも同じで、10 の課題では調整が σ なしを選び、残りも σ なしでテスト誤差は 1% 以内で同じでした。",
    pays: "効果があったのは、出発点が悪いとき、データが少ないかノイズが多いとき、そして σ なしでは学習できない硬いしきい値です。",
    measure: "自分のデータがどれに当たるかは、調整した手法を比較の相手に、判断基準を先に決めて測るしかありません。",
    action: "自分の表で試す",
  },
};
