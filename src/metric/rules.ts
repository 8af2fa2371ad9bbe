import type { MemberRules } from "../core/registry.js";
import { callable, integer, memberOf, oneOf, required, rule, shaped } from "../core/rules.js";
import type { Metric } from "./contract.js";

const advice = 'Give e.g. metrics.get("mae"), or one of your own with the direction "lower" or "higher".';
const members = shaped("a metric", ["name", "unit", "sums", "add()", "value()"], advice);
const direction = oneOf("lower", "higher");

export const metricRule = memberOf(
  rule(
    "a metric",
    (value) => members.allows(value) && direction.allows((value as { readonly direction?: unknown }).direction),
    advice,
  ),
  {
    family: "metric",
    call: (name) => `metrics.get(${name})`,
  },
);

export const METRIC = {
  direction: required(direction),
  unit: required(oneOf("target", "nats", "bits", "share", "none")),
  sums: required(integer(1)),
  add: required(callable),
  value: required(callable),
} satisfies MemberRules<Metric>;
