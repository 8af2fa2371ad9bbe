import { integer, percent, significant } from "../../../page/text/numbers.js";
import type { AuditTexts } from "../audit-texts.js";
import { label, length } from "./phrases/lengths.js";

const PART = { validation: "検証", test: "テスト" } as const;

export const audit: AuditTexts = {
  auditHeading: "データの事前点検（最初の実行の前）",
  noFindings:
    "時間の欠け、行の重複、学習データと異なる区間、未来を含む入力、値が動かない列、窓の不足を点検し、いずれも見つかりませんでした。",
  severity: { warning: "警告", note: "注記" },
  severityColon: "：",
  finding: {
    gaps: ({ count, usual, longest, after, windows, ofWindows }) =>
      `時間の欠けが ${integer(count)} 箇所あります（通常の間隔 ${length(usual)}の 1.5 倍を超えるもの。最長は ${label(after)} の後の${length(longest)}）。` +
      `窓は行数で数えるため、${integer(ofWindows)} 個中 ${integer(windows)} 個の窓がほかより長い時間にまたがります。` +
      "影響がある場合は、欠けた行を補うか、欠けの前後で値が変わる列を系列の列に指定してください（窓はその境界をまたぎません）。",
    "repeated-times": ({ count, first }) =>
      `直前の行より後になっていない時刻が ${integer(count)} 個あります（最初は ${label(first)}）。行の順序が疑わしく、予測全体の信頼性に関わります。` +
      "時刻順に並べ替え、重複した行を除いてください。",
    "repeated-rows": ({ count, rows, first }) =>
      `${integer(rows)} 行中 ${integer(count)} 行が、使用するすべての列で直前の行と同じ値です（最初は ${label(first)}）。二重に出力された行か、` +
      "休日などに前の値を保持した行と考えられます。直前の値を繰り返すだけで当たるため、どの誤差も実際より小さく見えます。実測でなければ除いてください。",
    "repeated-stretch": ({ count, judged, first, original }) =>
      `${integer(count)} 行が、以前の行とすべて同じ値です（最初は ${label(first)} からの行で、${label(original)} からの行と一致）。` +
      (judged > 0
        ? `そのうち ${integer(judged)} 行は検証またはテストに使われます。学習済みの行ではテストにならず、誤差は実際より小さくなります。`
        : "学習で二重に数えられます。") +
      "本当に繰り返す系列でなければ、重複を除いてください。",
    "outside-range": ({ column, part, count, rows, beyond }) =>
      `「${column}」：${PART[part]}データの ${integer(rows)} 個中 ${integer(count)} 個（${percent(count / rows)}）が学習データの範囲の外にあり、` +
      `最大で標準偏差（学習データ）の ${significant(beyond, 2)} 倍離れています。そこではネットワークは外挿となり、単純な予測に劣ることがあります。` +
      "より近い時期の行で学習するか、傾向のある列では行ごとの変化量を予測してください。あり得ない値は訂正してください。",
    shift: ({ column, part, meanShift, spreadRatio }) =>
      `「${column}」は${PART[part]}データで様子が異なります。平均は学習データの標準偏差の ${significant(Math.abs(meanShift), 2)} 倍だけ` +
      `${meanShift < 0 ? "低く" : "高く"}、ばらつきは ${significant(spreadRatio, 2)} 倍です。学習した関係が成り立たないおそれがあります。` +
      "何が変わったかを確認し、今後起こらない時期の行は除いてください。",
    "unseen-season": ({ part, count, rows }) =>
      `${PART[part]}データの ${integer(rows)} 行中 ${integer(count)} 行（${percent(count / rows)}）は、学習データにない季節のものです（45 日を超えて離れています）。` +
      "その誤差は別の季節がどれだけ通用するかを示すもので、学習の良し悪しではありません。丸一年以上の行を学習に使ってください。",
    constant: ({ column, value, changes }) =>
      `「${column}」は学習データではすべて ${significant(value, 4)} です` +
      (changes > 0
        ? `が、その後の ${integer(changes)} 行では異なります。変化を一度も学習していないため、ネットワークの反応は偶然になります。`
        : "。予測の手掛かりになりません。") +
      "入力から外してください。",
    "constant-column": ({ column, value }) =>
      `「${column}」はすべての行で ${significant(value, 4)} のため、入力から除外しました。本来変わる値であれば、センサーの故障か出力の誤りです。` +
      "修正して読み直してください。",
    leak: ({ column, target, ahead, explained }) =>
      `「${column}」は未来の値を含んでいます。${integer(ahead)} 行先の「${target}」と、分散の ${percent(explained, explained < 1 ? 2 : 0)} まで一致します。` +
      "予測は値を読み取るだけになり、その値がまだない実際の利用での誤差は分かりません。入力から外してください。",
    foretelling: ({ column, target, explained }) =>
      `「${column}」は次の値を含んでいます。「${target}」の過去と合わせると、次の行までの変化がその分散の ${percent(explained, explained < 1 ? 2 : 0)} まで求まります（前後の行にわたる移動平均や、次の行との差分など）。` +
      "その値がまだない実際の利用での誤差は分かりません。入力から外すか、その行までの値だけから作り直してください。",
    "far-off-value": ({ column, values, count, rows, least, greatest }) =>
      `「${column}」は ${integer(rows)} 行中 ${integer(count)} 行で ${values.join(" または ")} です。ほかの値（${significant(least, 4)} 〜 ${significant(greatest, 4)}）` +
      `からかけ離れており、欠損を表す値かもしれません。その場合は${values.includes(0) ? "そのセルを空にするか、ほかの列に 0 の実測値がなければ" : ""} --missing-values ${values.join(",")} と、欠損値の規則（--missing）を指定して読み直してください。` +
      "実測値なら、そのままで構いません。",
    stuck: ({ column, longest, from, value, count, rows }) =>
      `「${column}」は通常は行ごとに変わりますが、${label(from)} から ${integer(longest)} 行にわたり ${significant(value, 4)} のままです` +
      `（同様の区間は合計で ${integer(rows)} 行中 ${integer(count)} 行）。センサーの停止か、補完された値と考えられます。` +
      "実測でなければ欠損値とし、値が動かないまま終わる列は入力から外してください。",
    "few-windows": ({ part, windows }) =>
      `${PART[part]}データの窓は ${integer(windows)} 個で、手法を比べるには不足しています。誤差は良くても ±${percent(1 / Math.sqrt(2 * windows))} の精度でしか分からず、` +
      "それより小さい手法間の差は偶然です。行数や割合を増やすか、窓を短くしてください。",
    "few-for-network": ({ windows, parameters }) =>
      `学習用の窓 ${integer(windows)} 個に対してパラメーターが ${integer(parameters)} 個あり、ネットワークが丸暗記するおそれがあります。` +
      "検証誤差が最良の重みを採用することで抑えていますが、隠れユニットを減らすか行数を増やす方が確実です。",
  },
  alsoColumns: (columns, more) =>
    `程度は小さいものの、${columns.map((name) => `「${name}」`).join("、")}${more > 0 ? `ほか ${more} 列` : ""}も同様です。`,
  moreWarnings: (count) => `データの事前点検にはほかに ${count} 件の警告があります（「データと分割」を参照）。`,
};
