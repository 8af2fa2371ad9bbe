/** Activations that are shown, by their names in the registry. */
export const ACTIVATION_NAMES = ["tanh", "erf", "sign", "relu"] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];
