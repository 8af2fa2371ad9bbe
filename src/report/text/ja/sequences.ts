import type { SequenceFacts, SequenceTexts } from "../sequence-texts.js";

const steps = ({ steps: [from, to] }: Pick<SequenceFacts, "steps">) => (to === undefined ? from : `${from} 〜 ${to}`);

const told: SequenceTexts["told"] = {
  series: null,
  adding: null,
  sequences: null,
  classify: ({ targets, classes }) => `${targets} の ${classes} クラス`,
  regress: null,
  tag: ({ targets, classes }) => `各ステップの ${targets} の ${classes} クラス`,
  frames: () => "次のフレーム",
  chars: ({ classes }) => `次の文字（${classes} 種）`,
};

const NUMBERS = "直前の値、1 周期前の値、平均値、最良の線形予測";

export const sequences: SequenceTexts = {
  chatSequences: (source, kind, facts) => {
    const from =
      kind === "chars"
        ? `${steps(facts)} 文字のテキスト${facts.sequences === "1" ? "" : ` ${facts.sequences} 個`}`
        : `系列 ${facts.sequences} 本（${steps(facts)} ステップ、入力 ${facts.inputs} 列）`;
    const what = told[kind]?.(facts) ?? `${facts.targets} `;
    return `${source}：${from}から${/^[!-~]/.test(what) ? " " : ""}${what}を予測します`;
  },
  toldLabel: "予測対象",
  told,
  sequencesLabel: "系列",
  sequencesOf: (facts, all) =>
    facts.sequences === "1"
      ? `1 本、${steps(facts)} ステップ`
      : `${facts.sequences} 本、各 ${steps(facts)} ステップ、合計 ${all} ステップ`,
  classesLabel: "クラス",
  firstOf: (count, names, more) => `${count} 個：${names.join("、")}${more > 0 ? ` ほか ${more} 個` : ""}`,
  symbols: (count) => `各ステップの文字（${count} 種）`,
  sequenceWindow: {
    ends: (window, isWhole) =>
      isWhole
        ? `1 系列が 1 つの窓（全体を読む、最大 ${window} ステップ）、最後のステップで予測`
        : `各系列の最後の ${window} ステップ、その最後で予測`,
    pieces: (window, isWhole) =>
      isWhole
        ? `1 系列が 1 つの窓（全体を読む、最大 ${window} ステップ）、すべてのステップで予測`
        : `最大 ${window} ステップの区切り（それぞれの先頭から読む）、すべてのステップで予測`,
    sliding: (window) => `ラベルのあるステップまでの最大 ${window} ステップ、そのステップで予測`,
  },
  sequencesColumn: "系列数",
  toldColumn: "予測するステップ数",
  classCaption: (target) => `${target} のクラス別の数`,
  classColumn: "クラス",
  classExtremes: ({ classes, rarest, least, commonest, most }) =>
    `${classes} クラスのうち、学習データで最も少ないのは ${rarest}（${least} 個）、最も多いのは ${commonest}（${most} 個）です。`,
  simpleForecasts: {
    series: NUMBERS,
    adding: NUMBERS,
    sequences: NUMBERS,
    regress: "平均値、最良の線形予測",
    classify: "クラスの割合、最も近い学習系列のクラス、ロジスティック回帰",
    tag: "クラスの割合、直前のステップのラベルに続くクラスの割合、ロジスティック回帰",
    frames: "各音の割合、直前のフレームにその音があるとき・ないときの割合",
    chars: "各文字の割合、直前の文字に続く文字の割合",
  },
};
