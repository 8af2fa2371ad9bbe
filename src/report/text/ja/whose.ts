import type { EpochsSaved, WhoseTexts } from "../whose-texts.js";

export const whose: WhoseTexts = {
  whoseHeading: "効果の内訳",
  whoseIntro:
    "拡散法は、最適化手法と学習率の推移、出発点、シグマ、出発点の振幅を 1 まで導く経路からなります。表の各行は、1 つ上の行にこれらを加えたものです。部分を単独で加えた手法がない場合は、1 つの行で複数の部分が加わります。",
  whoseCaption: "比較対象から拡散法まで、部分ごとの結果（シードの中央値）",
  whoseAdds: "加わる部分",
  initialError: "出発点の検証誤差",
  cause: {
    optimizer: "最適化手法と学習率の推移",
    start: "出発点",
    sigma: "シグマ",
    path: "振幅の経路",
  },
  noCause: "偶然",
  causes: (names) => names.join("・"),
  whoseEpochs: ({ diffusion, reference, parts, all, ...saved }) => {
    const how = `内訳：${parts.map(({ cause, ...part }) => `${cause}で${change(part)}`).join("、")}`;
    if (saved.epochs === null)
      return `${reference} も ${diffusion} も、${all} エポック以内には目標誤差に到達しません（${how}）。`;
    const epochs = saved.sign === "same" ? "と同じでした" : `より ${count(saved)} ${MORE[saved.sign]}なりました`;
    return `目標誤差までのエポック数は、${diffusion} が ${reference} ${epochs}（${how}）。`;
  },
  whoseNever: (methods, epochs) =>
    `${methods.join("、")} は ${epochs} エポック以内に目標誤差に到達しないため、差は限界値しか分かりません。`,
  whoseAgainst: ({ diffusion, method, isSameStart, lacks, value, interval, confidence, result }) =>
    `${method}（最適化手法${isSameStart ? "と出発点" : ""}が同じで、${lacks}のない手法）に対する ${diffusion} の時間は ${value}（${confidence} 区間 ${interval}）です。${SHOWN[result](lacks)}`,
  whoseAlike: (diffusion, method) =>
    `ここでは ${diffusion} と ${method} の学習方法は同じで、違いは偶然によるものです。`,
  whoseUnknown: (diffusion, method) => `${diffusion} と ${method} の時間は比較できません。`,
  whoseTest: ({ testError, confidence, interval, isShown }) =>
    `テスト誤差は${testError}結果です（${confidence} 区間 ${interval}${isShown ? "" : "、差は認められない"}）。`,
  whoseNoSigma: "調整では sigma_0 = 0 も試し、それを選びました。ここでの拡散法はシグマなしの学習です。",
  whoseStart:
    "出発点は、平滑化した問題の最小点を閉形式で求めたものです。拡散法の理論（Mobahi 2016）から導かれますが、SGD でもシグマなしでも誰でも利用できます。",
  whoseAdd: (missing, methods) =>
    `内訳を区別するには、${missing.join(" と ")} を手法に加えてください：--methods ${methods}`,
  whoseLevels: (levels) =>
    `時間の比は検証誤差の ${levels} 個の水準すべての平均です。表の時間は最後の水準（目標）だけに達するまでのものです。`,
  causeAlone: { optimizer: "最適化手法", start: "出発点", sigma: "平滑化", path: "出発点の漸増" },
  whoseNearest: ({ diffusion, method, value, result, choseNoSigma }) =>
    `${method} は最後の部分だけがない手法で、${diffusion} の時間はその ${value}です（${SHORT[result]}${choseNoSigma ? "、調整で sigma_0 = 0 を選択し平滑化なし" : ""}）。`,
};

function change(saved: EpochsSaved): string {
  if (saved.epochs === null) return "測定不能";
  return saved.sign === "same" ? "変化なし" : ` ${count(saved)} ${saved.sign === "fewer" ? "減" : "増"}`;
}

function count({ epochs, isAtLeast }: EpochsSaved): string {
  return `${epochs}${isAtLeast ? " 以上" : ""}`;
}

const MORE = { fewer: "少なく", more: "多く" } as const;
const SHOWN = {
  met: (what: string) => `${what}による時間の短縮が認められます。`,
  undecided: (what: string) => `${what}による時間の短縮は認められません。`,
  missed: (what: string) => `${what}のために時間が余分にかかっています。`,
} as const;
const SHORT = { met: "短縮", undecided: "短縮は認められない", missed: "超過" } as const;
