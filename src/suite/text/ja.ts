import { reasonText } from "./reason-words.js";
import type { SuiteTexts } from "./texts.js";

export const ja: SuiteTexts = {
  language: "ja",
  title: "拡散が効果を持つ条件",
  intro: ({ done, gos, stopped, refused }) =>
    [
      `検証 ${done} 件をそれぞれの基準で判定し、採用は ${gos} 件でした。`,
      stopped > 0 && `${stopped} 件は中止されており、まだどの集計にも入っていません。`,
      refused > 0 && `${refused} 件は実行できませんでした。`,
    ]
      .filter(Boolean)
      .join(""),
  counts: { go: "採用", "no-go": "見送り", inconclusive: "判断保留" },
  effectHeading: {
    test: "テスト誤差（基準手法との比）",
    best: "テスト誤差（他の最良の手法との比）",
    time: "目標までの時間（基準手法との比）",
  },
  kindOfError: {
    target: "誤差が予測対象の単位の検証",
    information: "誤差が対数損失の検証",
    share: "誤差が誤答の割合の検証",
    other: "誤差がその他の損失の検証",
  },
  ofKind: (heading, kind) => `${heading}：${kind}`,
  effectName: { test: "テスト誤差：基準手法", best: "テスト誤差：最良の他手法", time: "時間：基準手法" },
  overall: ({ ratio, range, studies }) =>
    range === null
      ? `検証 ${studies} 件全体の比は ${ratio} ですが、その不確かさは分かりません。区間を求めるだけのシードがどの検証にもなく、比がすべて同じためです。`
      : `検証 ${studies} 件全体の比は ${ratio}（${range}）。1 未満なら拡散が有利です。`,
  tooFew: (studies) => `測定できた検証は ${studies} 件で、平均も直線も求めるには足りません。`,
  condition: {
    windows: "学習の窓の数",
    noise: "ノイズ",
    window: "ネットワークが読む行数",
    horizon: "予測する先の行数",
    inputs: "入力の数",
  },
  step: {
    windows: "学習の窓が 2 倍になると",
    noise: "ノイズが 0.1 増えると",
    window: "読む行数が 2 倍になると",
    horizon: "予測する先が 2 倍になると",
    inputs: "入力が 2 倍になると",
  },
  slope: ({ step, factor, range }) => `${step}、比は ${factor} 倍（${range}）になります。`,
  noneClear: "偶然を超えて比を変える条件はありません。",
  modelCaption: "条件が 1 段階変わると比が何倍になるか（95 % 区間）",
  modelColumns: ["条件", "単独", "全条件を同時に"],
  noTogether: "検証が少ないか、条件どうしが連動しているため、全条件を同時に扱うモデルはありません。",
  chartNote:
    "点は検証とその区間で、緑は採用です。線と帯はその条件だけによる回帰です。矢印は、区間が図の外まで続くことを示します。",
  methodHeading: "計算の方法",
  method:
    "比の対数に対する変量効果メタ回帰です（検証間の分散は Paule–Mandel 法、区間は Knapp–Hartung 法）。傾きは、このページのすべての比と全条件をまとめた Holm 補正後の p 値が 0.05 未満のときに明らかとします。したがって、どの条件も影響しない検証群で何かを挙げる割合は 5 % 以下です。区間は 1 つずつのもので補正していないため、偶然 1 を含まないものもあります。全条件を同時に扱う列は参考であり、そこからは何も挙げません。誤差の比は、誤差の種類が同じ検証だけでまとめます。対数損失が 1 割減ることと二乗誤差が 1 割減ることは同じではないためです。時間の比はすべての検証でまとめ、誤差の種類が混ざるときはノイズを条件に含めません。ノイズは、最良の単純な予測のテスト誤差を平均値予測の誤差で割った値です。この直線は検証の間で何が連動しているかを示すもので、条件を変えたときの結果を示すものではありません。目標に到達した実行がない検証には時間の比がなく、そこでは除いています。中止した検証はすべてから除いています。",
  table: "すべての検証",
  columns: {
    study: "検証",
    verdict: "判定",
    test: "テスト誤差：基準手法",
    best: "テスト誤差：最良の他手法",
    time: "時間：基準手法",
  },
  scrollHint: "表は横にスクロールします。",
  decision: { go: "採用", "no-go": "見送り", inconclusive: "判断保留" },
  state: { stopped: "中止", refused: "実行不可" },
  earlier: "以前の測定",
  why: "実行できなかった理由",
  kept: "以前に、今回とは異なる条件で測定した検証",
  keptNote:
    "最後のコマンドのオプションまたは表では、もう一度実行できませんでした。行の値は以前の測定のものです。測定し直すには、別の --out でコマンドを繰り返すか、それぞれのフォルダーを削除してください。",
  range: (low, high) => `${low}〜${high}`,
  notMeasured: "–",
  separator: "、",
  begins: (count, folder) => `検証 ${count} 件（${folder} の中にそれぞれのフォルダー）`,
  unnamed: ({ column, rows, first }) =>
    `「${column}」が空の行が ${rows} 行あり（最初は ${first} 行目）、どの検証にも入りません。`,
  entryNotes: ({ testParts, sameNames }) => {
    const lines = [];
    if (testParts.length > 0) lines.push(`${first(testParts, 4)} は他の表のテスト部分なので、単独の検証にはしません。`);
    if (sameNames.length > 0) {
      const groups = sameNames.map(({ files, called }) => `${first(files, 4)}：${first(called, 4)}`);
      const twice = sameNames.some(({ files }) => files.length > 1);
      lines.push(
        `同じ名前の検証は番号で区別します（${first(groups, 3, "；")}）。${twice ? "同じ名前のファイルが同じデータなら、二重に数えられます。どちらかを外してください。" : ""}`,
      );
    }
    return lines;
  },
  fewSeeds: (seeds, needed) =>
    `シード ${seeds} 個では、どの検証も採用・見送りを判定できません（${needed} 個必要です）。比は測定されます。`,
  status: (done, count, running) => `検証 ${count} 件中 ${done} 件完了。実行中：${running.join("、")}`,
  notRun: (name, reason) => `${name}：実行不可。${reasonText(reason, "ja")}`,
  ended: ({ name, decision, state, reason }) => {
    if (state === "refused" && reason !== null) return ja.notRun(name, reason);
    const verdict = decision === null ? ja.state.stopped : ja.decision[decision];
    return reason === null
      ? `${name}：${verdict}`
      : `${name}：${verdict}（以前の測定。再実行不可：${reasonText(reason, "ja")}）`;
  },
  page: (file) => `ページ：${file}`,
  goesOn: "中止しました。同じコマンドで続きから再開します。終わった検証は残っています。",
  planColumns: { study: "検証", rows: "行", trials: "学習の実行", left: "残り", time: "時間" },
  planned: ({ studies, left, time, atOnce }) =>
    `検証 ${studies} 件、残りの学習 ${left} 回。このマシンでおよそ ${time}${atOnce > 1 ? `（${atOnce} 件ずつ並行）` : ""}。`,
};

function first(names: readonly string[], most: number, between = "、"): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(between)}${rest > 0 ? ` ほか ${rest} 件` : ""}`;
}
