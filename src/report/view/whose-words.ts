import { change, integer, percent, significant } from "../../page/text/numbers.js";
import { type Against, type Cause, type Link, type WhoseGain, whoseGain } from "../../study/judge/whose-gain.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";
import type { EpochsSaved, GainPart } from "../text/whose-texts.js";
import { boundText, errorText, intervalText } from "./verdict-words.js";

/** Which part of the gain is whose, in words. */
export interface WhoseWords {
  /** Epochs saved against the reference, and by what; null without a target. */
  readonly epochs: string | null;
  /** A comparison each: with the optimiser alone, and from the same start. */
  readonly against: readonly string[];
  /** What is to be known of the start and of sigma, and what was not run. */
  readonly notes: readonly string[];
  /** For a terminal, to be understood without the report; null without a target. */
  readonly short: string | null;
}

export function whoseWords(study: StudyRecord, texts: Texts): WhoseWords | null {
  const gain = whoseGain(study);
  if (gain === null) return null;
  const last = gain.links.at(-1)!;
  return {
    ...(study.target.error === null ? { epochs: null, short: null } : epochWords(gain, study, texts)),
    against: gain.against.map((one) => againstWords(one, { diffusion: last.method.name, texts })),
    notes: [
      ...(gain.choseNoSigma ? [texts.whoseNoSigma] : []),
      ...(last.method.startsFromDiffusion ? [texts.whoseStart] : []),
      ...(gain.missing.length === 0 ? [] : [texts.whoseAdd(gain.missing, methodList(study, gain.missing))]),
    ],
  };
}

/** What a link adds, in words. */
export function causeWords(causes: readonly Cause[], texts: Texts, names: Texts["cause"] = texts.cause): string {
  return causes.length === 0 ? texts.noCause : texts.causes(causes.map((cause) => names[cause]));
}

function epochWords(
  gain: WhoseGain,
  { plan }: StudyRecord,
  texts: Texts,
): { readonly epochs: string; readonly short: string } {
  const { links } = gain;
  const [reference, last] = [links[0]!, links.at(-1)!];
  const saved = savedBetween(links, plan.epochs);
  const parts = links.slice(1).map((link, k): GainPart => ({ ...saved(links[k]!, link), causes: link.adds }));
  const never = links.filter(({ summary }) => summary.epochsToTarget === null);
  const all = integer(plan.epochs);
  const sentence = (names: Texts["cause"]) =>
    texts.whoseEpochs({
      ...saved(reference, last),
      ...{ diffusion: last.method.name, reference: reference.method.name, all },
      parts: parts.map(({ causes, ...part }) => ({ ...part, cause: causeWords(causes, texts, names) })),
    });
  const bound =
    never.length > 0 && never.length < links.length
      ? [
          texts.whoseNever(
            never.map(({ method }) => method.name),
            all,
          ),
        ]
      : [];
  return {
    epochs: [sentence(texts.cause), ...bound].join(texts.sentenceSpace),
    short: [sentence(texts.causeAlone), ...nearestWords(gain, texts)].join(texts.sentenceSpace),
  };
}

/** What the last part of the chain does to the time, where it was measured: the method most like diffusion is the link before it. */
function nearestWords({ links, against, choseNoSigma }: WhoseGain, texts: Texts): readonly string[] {
  const nearest = against.at(-1);
  const diffusion = links.at(-1)!.method.name;
  if (nearest?.lacks.length === 0) return [texts.whoseAlike(diffusion, nearest.method.name)];
  if (nearest === undefined || nearest.time.value === null) return choseNoSigma ? [texts.whoseNoSigma] : [];
  return [
    texts.whoseNearest({
      ...{ diffusion, method: nearest.method.name, choseNoSigma, result: nearest.time.result },
      value: timeText(nearest, texts),
    }),
  ];
}

/** The figures of all parts are rounded alike before they are subtracted, so that they add up in print. */
function savedBetween(links: readonly Link[], epochs: number): (before: Link, after: Link) => EpochsSaved {
  const known = links.map(({ summary }) => summary.epochsToTarget ?? epochs);
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.max(...known, 1e-3))));
  const rounded = (value: number) => Number(value.toFixed(decimals));
  return (before, after) => {
    const [from, to] = [before.summary.epochsToTarget, after.summary.epochsToTarget];
    if (from === null && to === null) return { epochs: null, sign: "same", isAtLeast: false };
    const saved = rounded(rounded(from ?? epochs) - rounded(to ?? epochs));
    const isAtLeast = from === null || to === null;
    const unbound = saved === 0 ? "same" : saved > 0 ? "fewer" : "more";
    const sign = from === null ? "fewer" : to === null ? "more" : unbound;
    return { epochs: significant(Math.abs(saved)), sign, isAtLeast };
  };
}

function againstWords(
  against: Against,
  { diffusion, texts }: { readonly diffusion: string; readonly texts: Texts },
): string {
  const { method, lacks, time, testError } = against;
  if (lacks.length === 0) return texts.whoseAlike(diffusion, method.name);
  const ofTime =
    time.value === null
      ? texts.whoseUnknown(diffusion, method.name)
      : texts.whoseAgainst({
          ...{ diffusion, method: method.name, result: time.result },
          isSameStart: !lacks.includes("start"),
          lacks: causeWords(lacks, texts),
          value: timeText(against, texts),
          interval: intervalText(time.interval, texts.times, texts),
          confidence: percent(time.interval.confidence),
        });
  const ofTest =
    testError.value === null
      ? []
      : [
          texts.whoseTest({
            testError: errorText(testError.value, texts),
            interval: intervalText(testError.interval, change, texts),
            confidence: percent(testError.interval.confidence),
            isShown: testError.result !== "undecided",
          }),
        ];
  return [ofTime, ...ofTest].join(texts.sentenceSpace);
}

function timeText({ time }: Against, texts: Texts): string {
  return boundText(texts.times(time.value!), time.interval.counts, texts);
}

/** The study's methods and those to add, as a flag takes them. */
function methodList({ methods }: StudyRecord, missing: readonly string[]): string {
  return [...methods.map(({ name }) => name), ...missing].join(",");
}
