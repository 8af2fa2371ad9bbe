import { type Phrase, phrase } from "../../phrase.js";

/** What is said before a study begins. */
export const warnings: readonly Phrase[] = [
  phrase(
    "none of {methods} diffuses: no criterion can be met, and the figures will stand without a verdict. Add diffusion.",
    ({ methods }) =>
      `${methods} に拡散法がありません。どの基準も満たせず、判定のない数値だけが残ります。diffusion を加えてください。`,
  ),
  phrase(
    "all of {methods} diffuse: there is nothing to save time against, and the figures will stand without a verdict. Add sgd.",
    ({ methods }) =>
      `${methods} がすべて拡散法で、比べる相手がありません。判定のない数値だけが残ります。sgd を加えてください。`,
  ),
  phrase(
    "fewer than {fewest} seeds decide nothing, got {seeds}: the figures will stand without a verdict.",
    ({ fewest, seeds }) => `シードが ${fewest} 個未満（${seeds} 個）では結論が出ません。数値だけが残ります。`,
  ),
  phrase(
    "{name} runs with {optimizer}, which is not among the methods without diffusion: no gain can be credited to diffusion. Add it.",
    ({ name, optimizer }) =>
      `${name} は ${optimizer} と組み合わせて実行しますが、${optimizer} だけの手法がありません。改善を拡散法の効果とみなせないため、手法に加えてください。`,
  ),
  phrase(
    "the target error {target} lies far below the best simple forecast's validation error, {best}: likely never reached, and then no time is measured and nothing is met. Leave it out to take levels from pilot runs.",
    ({ target, best }) =>
      `目標誤差 ${target} は最良の単純な予測の検証誤差 ${best} を大きく下回ります。おそらく到達せず、その場合は時間を測定できないため、基準を達成できません。指定を外すと予備実行から水準を定めます。`,
  ),
  phrase(
    "a time saving of {saving} % leaves {left} of the {steps} steps of the longest run, which has fewer than {fewest} validations by then: so short a time is not measurable. Ask for a smaller saving, or for more epochs.",
    ({ saving, left, steps, fewest }) =>
      `時間を ${saving}% 短縮するには、最も長い実行の ${steps} ステップのうち ${left} ステップで到達する必要があります。それまでの検証は ${fewest} 回未満で、時間を測定できません。短縮の割合を下げるか、エポック数を増やしてください。`,
  ),
  phrase(
    "Addresses are limited to {limit} GiB (ulimit -v), enough for {workers} of {asked} threads with an engine each. Raise the limit to train on all, or set {setting}, which makes steps a third slower.",
    ({ limit, workers, asked, setting }) =>
      `アドレス空間が ${limit} GiB に制限されており（ulimit -v）、${asked} スレッド中 ${workers} スレッドしか使えません。制限を上げるか、${setting} を設定してください（ステップは 3 分の 1 ほど遅くなります）。`,
  ),
  phrase(
    "This browser starts no workers from a worker: all runs are trained one after the other, each with the bits that one thread of the command line has.",
    () =>
      "このブラウザーでは Worker から Worker を起動できません。すべての実行を 1 つずつ学習します（結果のビットはコマンドラインの 1 スレッドと同じです）。",
  ),
  phrase(
    "This page is not cross-origin isolated, so threads share no memory: each run is trained by one of them, where the command line may have several share one. `npx gradus ui` serves the page isolated.",
    () =>
      "このページはクロスオリジン分離されておらず、スレッドはメモリーを共有できません。コマンドラインでは複数のスレッドで分ける実行も、1 つのスレッドで学習します。`npx gradus ui` なら分離された状態で開けます。",
  ),
  phrase(
    "The browser has no more room for what this page keeps. The study goes on and loses nothing while the page is open, but what is to come is not kept. Remove kept studies, or download this one when it is done.",
    () =>
      "ブラウザーにこれ以上保存する場所がありません。検証は続き、ページを開いている間は何も失われませんが、これから先は保存されません。保存した検証を削除するか、終わったらダウンロードしてください。",
  ),
  phrase(
    "this runtime has no WebAssembly SIMD. The reference engine takes its place: the same results to rounding, far slower.",
    () =>
      "この環境では WebAssembly SIMD を使えないため、参照エンジンで学習します。丸め誤差を除いて同じ結果ですが、ずっと遅くなります。",
  ),
  phrase(
    "no memory for WebAssembly could be had. {advice} The reference engine takes its place: the same results to rounding, far slower.",
    () =>
      "WebAssembly のメモリーを確保できないため、参照エンジンで学習します。丸め誤差を除いて同じ結果ですが、ずっと遅くなります。",
  ),
];
