import { type Phrase, phrase } from "../../phrase.js";
import { names } from "./lengths.js";

/** What is said of sequences: how they were read, cut into parts and made into windows. */
export const sequenceNotes: readonly Phrase[] = [
  phrase("The test part is {file}, which lies beside; `testData` names another.", ({ file }) => {
    return `テストデータは隣にある ${file} です（\`testData\` で変更できます）。`;
  }),
  phrase("Of the folder, {file} was read; name another file to read that.", ({ file }) => {
    return `フォルダーのうち ${file} を読みました。別のファイルを読むには、そのファイルを指定してください。`;
  }),
  phrase("Left out, {n} {of} of less than {least} {steps}.", ({ n, least }) => {
    return `${least === "two" ? "2 ステップに満たない" : "ステップのない"}系列 ${n} 本を除外しました。`;
  }),
  phrase("{n} {of} one step alone: nothing comes before it.", ({ n }) => {
    return `${n} 本の系列は 1 ステップだけで、その前に何もありません。`;
  }),
  phrase("{n} number of a step is missing.", ({ n }) => `ステップの数値のうち ${n} 個が欠けています。`),
  phrase("{n} numbers of steps are missing.", ({ n }) => `ステップの数値のうち ${n} 個が欠けています。`),
  phrase("{n} {of} no label: nothing is learned from it or scored on it.", ({ n, of }) => {
    return `${of.startsWith("step") ? `${n} ステップ` : `${n} 本の系列`}にはラベルがなく、学習にも評価にも使いません。`;
  }),
  phrase(
    '{name} holds {n} whole numbers, taken as classes; `task: "regress"` takes them as amounts.',
    ({ name, n }) => `${name} の ${n} 個の整数はクラスとして扱います（\`task: "regress"\` では量として扱います）。`,
  ),
  phrase("The times of the steps were left out: steps count as equally far apart.", () => {
    return "ステップの時刻は使わず、間隔は等しいものとして扱います。";
  }),
  phrase(
    'The text has {n} different characters; the {rare} rarest, {count} of {all} characters in all, were taken as one, "{mark}".',
    ({ n, rare, count, all, mark }) =>
      `テキストの文字は ${n} 種です。最もまれな ${rare} 種（全 ${all} 文字中 ${count} 文字）は 1 つの文字「${mark}」として扱います。`,
  ),
  phrase(
    "Columns are the {n} notes that some piece plays, {low} to {high}; keys that none plays would add nearly nothing to the loss of a step.",
    ({ n, low, high }) =>
      `列は、いずれかの曲で鳴る ${n} 個の音（${low} 〜 ${high}）です。鳴らない鍵を加えても、1 ステップの損失はほとんど変わりません。`,
  ),
  phrase("-1 was taken as silence; a note in two voices at once counts once.", () => {
    return "-1 は休止とみなしました。2 声が同時に鳴らす同じ音は 1 つと数えます。";
  }),
  phrase("{parts} of the training part: {how}", ({ parts, how }) => {
    return `${partNames(parts)}は学習データから分けました（${HOW[how] ?? how}）。`;
  }),
  phrase("{n} of {all} sequences left out: they have no {steps}", ({ n, all, steps }) => {
    return `系列 ${all} 本中 ${n} 本を除外しました（${steps === "steps" ? "ステップがない" : "2 ステップに満たない"}）。`;
  }),
  phrase("of {n} sequences the last {window} steps alone are read", ({ n, window }) => {
    return `${n} 本の系列は、最後の ${window} ステップだけを読みます。`;
  }),
  phrase(
    "{n} of {all} stretches are cut into pieces of {window} steps, each read from its own beginning",
    ({ n, all, window }) => `${all} 区間中 ${n} 区間は ${window} ステップごとに区切り、それぞれの先頭から読みます。`,
  ),
  phrase("each step with a label is an example, told from the {window} steps that end there", ({ window }) => {
    return `ラベルのあるステップのそれぞれを例とし、そこまでの ${window} ステップから予測します。`;
  }),
  phrase(
    "windows have {window} steps, as many as the longest sequence, where {asked} were asked for",
    ({ window, asked }) => `窓は、最も長い系列に合わせて ${window} ステップとしました（指定は ${asked} ステップ）。`,
  ),
  phrase("{classes} of the {part} part: no training sequence has that class, so it cannot be told", (facts) => {
    return `${PART[facts.part] ?? facts.part}の ${names(facts.classes)} は学習の系列にないクラスのため、予測できません。`;
  }),
  phrase("{n} missing numbers: the last one of the sequence stands there, before the first the mean", ({ n }) => {
    return `欠けている ${n} 個の数値は、その系列の直前の値（先頭より前では平均）で補いました。`;
  }),
  phrase("{n} of {all} inputs have one value over the training part", ({ n, all }) => {
    return `入力 ${all} 列中 ${n} 列は、学習データで値が変わりません。`;
  }),
  phrase(
    "{columns}: an input that has one value for each class of {label}, as a copy of the label; take it out of `inputs` unless it is known before the label",
    ({ columns, label }) =>
      `入力 ${names(columns)} は ${label} のクラスごとに値が 1 つで、ラベルの写しのようです。ラベルより前に分かる値でなければ、\`inputs\` から外してください。`,
  ),
  phrase(
    "{n} of {all} sequences of the {part} part stand in the training part too, step for step: its error tells what was learned by heart",
    ({ n, all, part }) =>
      `${PART[part] ?? part}の系列 ${all} 本中 ${n} 本は、全ステップが学習データの系列と同じです。その誤差は暗記の成績を含みます。`,
  ),
  phrase("the {part} part has none of the class {classes}: its error says nothing of it", ({ part, classes }) => {
    return `${PART[part] ?? part}にはクラス ${names(classes)} がなく、その誤差からはこのクラスについて何も分かりません。`;
  }),
  phrase(
    "{column} holds {value}, at step {step} of sequence {name}, and {n} such numbers in all, where most lie within {spread} of {middle}: if it is a slip, mend it",
    ({ column, value, step, name, n, spread, middle }) =>
      `${column} の値 ${value}（系列 ${name} の ${step} ステップ目、ほかと合わせて ${n} 個）は、大半の値（${middle} から ${spread} 以内）から大きく離れています。誤りなら直してください。`,
  ),
  phrase("{parts} part: {how}", ({ parts, how }) => `${partNames(parts)}の分け方：${HOW[how] ?? how}。`),
  phrase("{parts} parts: {how}", ({ parts, how }) => `${partNames(parts)}の分け方：${HOW[how] ?? how}。`),
];

const PART: Readonly<Record<string, string>> = { train: "学習データ", validation: "検証データ", test: "テストデータ" };

const HOW: Readonly<Record<string, string>> = {
  "whole sequences, drawn at random, classes in equal shares": "系列全体を無作為に、クラスの割合を揃えて選択",
  "whole sequences, drawn at random": "系列全体を無作為に選択",
  "the last steps of each sequence, in order": "各系列の末尾のステップを順に",
};

/** "validation, test parts". */
function partNames(english: string): string {
  return english
    .replace(/ parts?$/, "")
    .split(", ")
    .map((name) => PART[name] ?? name)
    .join("と");
}
