import { percent, ratio, significant } from "../../../page/text/numbers.js";
import type { SituationTexts } from "../situation-texts.js";

const tunedPlace = { "rate.learningRate": "学習率", "sigma.sigma0": "初期シグマ", gain: "ゲイン（初期の重みの倍率）" };

export const situations: SituationTexts = {
  situationsHeading: "この検証で認められた既知の状況",
  situationsIntro:
    "この検証の数値だけから判別したものです。それぞれの意味、根拠となる数値、対処を示します。--epochs、--window、--hidden、--activation、--sigma を変えると別の検証になるので、別のフォルダー（--out NEW）を指定してください。",
  noSituations: (names) => `次の状況は認められませんでした：${names.join("、")}。`,
  situationFigures: "数値",
  situationAdvice: "対処",
  situationLine: ({ name, of, advice }) => `${name}（${of}）：${advice}`,
  fullStop: "。",
  moreSituations: (count) => `ほかに ${count} 件の状況があります（「この検証で認められた既知の状況」を参照）。`,
  tunedPlace,
  situation: {
    "simple-wins": {
      name: "単純な予測がすべてのネットワークに勝る",
      figures: ({ baseline, error, network, networkError }) =>
        `${baseline}：テスト誤差 ${significant(error, 4)}、最良のネットワーク ${network}：${significant(networkError, 4)}`,
      meaning:
        "比較しているネットワークは、まだ十分に予測できていません。予測で勝るネットワークがないうちは、どれが速く学習するかにあまり意味はありません。",
      advice: ([first]) =>
        `単純な予測を使い、ネットワークは入力の追加、${first?.isLonger ? "長い --window、" : ""}データの追加をしてから試してください。`,
    },
    diverges: {
      name: "発散する実行が多い",
      figures: ({ method, runs, of }) => `${method}：${of} 回中 ${runs} 回で値が有限でなくなりました`,
      meaning:
        "調整で最良だった学習率が、ほかの乱数シードには大きすぎます。発散した実行は、目標に到達しないものとして数えます。",
      advice: () => "--tuning-trials を増やすか、バッチを大きくしてください。データの外れ値も確認してください。",
    },
    "learns-nothing": {
      name: "学習が進んでいない",
      figures: ({ method, best, idle }) =>
        `${method}：最小の検証誤差 ${significant(best, 4)}（学習なしで ${significant(idle, 4)}）`,
      meaning:
        "学習曲線が最初から平らです。ユニットの飽和（入力や重みが大きすぎる）、学習率の不適合、予測対象と関係のない入力が考えられます。",
      advice: () =>
        "--activation や --hidden を変え、--tuning-trials を増やし、予測対象に関係する入力を加えてください。",
    },
    "one-seed": {
      name: "1 個のシードが突出している",
      figures: ({ method, against, isOfTime, seed, ratio: one, median, mean, without }) =>
        `${method} 対 ${against}、${isOfTime ? "時間" : "テスト誤差"}：シード ${seed} で ${ratio(one)}倍、中央のシードで ${ratio(median)}倍、幾何平均は ${ratio(mean)}倍、このシードを除くと ${ratio(without)}倍`,
      meaning:
        "判定はシードごとの比の幾何平均によります。このシードが平均を大きく動かしており、これを除くと結果が変わります。表の数値は中央値なので、動きません。",
      advice: ([first]) =>
        `--seeds ${first?.more} で続けると、1 個の影響が小さくなります。curves.csv でこのシードの実行に異常がないかも確認してください。`,
    },
    "sigma-stuck": {
      name: "シグマが動かない",
      figures: ({ method, first, last }) => `${method}：シグマは最初 ${significant(first)}、最後 ${significant(last)}`,
      meaning: "平滑化が終わらず元の問題が学習されなかったか、平滑化が始まらず最適化手法だけの学習になっています。",
      advice: () => "--sigma tuned で初期シグマを調整するか、--epochs を増やしてください。",
    },
    "few-validations": {
      name: "目標にすぐ到達する",
      figures: ({ method, validations, target }) =>
        `${method}：検証誤差 ${significant(target, 4)} に ${significant(validations)} 回の検証で到達`,
      meaning: "時間が短すぎて粗くしか測れず、ほかの手法との比からは多くを言えません。",
      advice: ([first]) =>
        `--target-error を${first === undefined ? "" : ` ${significant(first.target, 4)} より`}低くするか、指定せずに実行してください。`,
    },
    "still-falling": {
      name: "学習曲線がまだ下降中",
      figures: ({ method, gain, epochs }) =>
        `${method}：${epochs} エポックの最後の 4 分の 1 でも誤差が ${percent(gain, 1)} 下がりました`,
      meaning: "実行の終わりが早すぎます。誤差はさらに下がり、手法の順位も変わる可能性があります。",
      advice: (cases) => `--epochs ${2 * Math.max(...cases.map(({ epochs }) => epochs))} --out NEW で別の検証を。`,
    },
    overfits: {
      name: "過学習",
      figures: ({ method, runs, of, best, bestEpoch, last }) =>
        `${method}：検証誤差は最後に ${significant(last, 4)}、最良は ${significant(bestEpoch)} エポックの ${significant(best, 4)}、その間も学習の目的関数は低下（${of} 回中 ${runs} 回）`,
      meaning:
        "ネットワークが学習データを暗記しています。モデルと数値は最良のエポックのものなので判定は有効ですが、それ以後のエポックは無駄になります。",
      advice: (_, beside) =>
        beside.includes("still-falling")
          ? "モデルは最良のエポックのものなので、--epochs はそれを必要とする手法に合わせたままで構いません。--methods の adamw は重みを減衰させます。"
          : "別の検証（--out）で --epochs や --hidden を減らすか、データを増やしてください。--methods の adamw は重みを減衰させます。",
    },
    "edge-of-range": {
      name: "調整値が範囲の端にある",
      figures: ({ method, place, value, low, high }) =>
        `${method}：${tunedPlace[place as keyof typeof tunedPlace] ?? place} ${significant(value)}（範囲 ${significant(low)} 〜 ${significant(high)}）`,
      meaning: "範囲の外により良い値があるかもしれず、この手法は実際にはもっと良い可能性があります。",
      advice: () =>
        "--tuning-trials を増やすか --batch-sizes を変えてください。コードからは手法の範囲（space）を広げられます。",
    },
  },
};
