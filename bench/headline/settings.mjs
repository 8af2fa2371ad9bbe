// The settings that a method is tuned over, and what a setting makes of it.
import { optimizers, randomStream } from "../../dist/index.js";
import { plainRecipe } from "../../dist/study/index.js";
import { DIFFUSION_DEFAULTS } from "../../dist/study/spec/methods/diffusion.js";
import { GAINS } from "./protocol.mjs";

/** Options of a course of sigma beside sigma_0. */
const COURSES = { annealed: { annealFraction: DIFFUSION_DEFAULTS.annealFraction }, fixed: {} };
const FACTORS = ["rate", "gain", "clip", "epochs", "sigma0", "decay", "dropout"];

/**
 * So many settings, the usual one first: middle rate, no clipping, gain 1, longest run, least sigma, decay and dropout. Of the others every factor is a stratified
 * random draw, the same places for all methods.
 */
export function settingsOf(method, trials) {
  const settings = [settingAt(method, null)];
  const places = Object.fromEntries(FACTORS.map((factor) => [factor, strata(factor, trials - 1)]));
  for (let k = 0; k < trials - 1; k++) {
    settings.push(settingAt(method, Object.fromEntries(FACTORS.map((factor) => [factor, places[factor][k]]))));
  }
  return settings;
}

/** A place in [0, 1) of each of `count` equal parts, in a random order. */
function strata(factor, count) {
  const random = randomStream(2016).fork(factor);
  const places = Array.from({ length: count }, (_, k) => (k + random.uniform()) / count);
  const order = places.map((place) => ({ place, by: random.uniform() })).toSorted((a, b) => a.by - b.by);
  return order.map(({ place }) => place);
}

/** @param places in [0, 1) by factor; null: the usual setting */
function settingAt({ optimizer, start, tunesGain, epochs, sigma0, decay, dropout }, places) {
  const { low, high } = optimizers.get(optimizer).learningRates;
  const of = (list, usual, place) => (places === null ? usual : list[Math.floor(place * list.length)]);
  const setting = {
    rate: digits(logPlace({ low, high }, places?.rate ?? 0.5)),
    clip: of([null, 1], null, places?.clip),
    gain: tunesGain || start === "random" ? digits(logPlace(GAINS, places?.gain ?? 0.5)) : 1,
    epochs: of(epochs, Math.max(...epochs), places?.epochs),
    sigma0: of(sigma0, Math.min(...sigma0), places?.sigma0),
  };
  // Named only where a method has them, as all that decides a run is part of its key.
  const has = (list) => list.some((value) => value > 0);
  return {
    ...setting,
    ...(has(decay) && { decay: of(decay, Math.min(...decay), places?.decay) }),
    ...(has(dropout) && { dropout: of(dropout, Math.min(...dropout), places?.dropout) }),
  };
}

function logPlace({ low, high }, place) {
  return low * (high / low) ** place;
}

function digits(value) {
  return Number(value.toPrecision(4));
}

/** All that decides a run but its seed: recipe, length and highway. Methods that come to the same share their runs. */
export function planOf(method, { rate, clip, gain, epochs, sigma0, decay = 0, dropout = 0 }) {
  const { optimizer, start, alpha, objective, sigma, highway, path, revision } = method;
  const initialiser = start === "random" ? { name: "drawn" } : { name: start, ...(alpha && { alpha }) };
  return {
    recipe: {
      ...plainRecipe,
      optimizer: {
        name: decay > 0 ? `${optimizer}-decayed` : optimizer,
        maxNorm: clip,
        ...(decay && { weightDecay: decay }),
      },
      rate: { name: method.rate, learningRate: rate },
      initialiser,
      gain,
      path,
      ...(dropout > 0 && { dropout }),
      ...(sigma0 > 0 && { objective, sigma: { name: sigma, sigma0, ...COURSES[sigma] } }),
    },
    epochs,
    highway,
    revision,
  };
}
