import * as z from "zod/mini";
import { canonicalJson } from "../../core/stored/canonical.js";
import { sha256 } from "../../core/stored/sha256.js";
import { count, fields, list, numberOrNull, once, someOf, text, whole } from "../../core/stored/shape.js";
import { networkSchema } from "../../network/schema.js";
import { machineSchema } from "./machine.js";
import { methodSpecSchema } from "./method.js";
import { moneySchema } from "./money.js";
import { budgetSchema, changeSchema, choiceSchema, openingSchema, sizeSchema } from "./plan.js";
import { stepCostSchema } from "./step-cost.js";
import { studyFileRecordSchema } from "./study-file.js";
import { taskSchema } from "./task.js";
import { criteriaSchema } from "./verdict.js";

export const MANIFEST_SCHEMA = "gradus.manifest";
export const MANIFEST_VERSION = 16;

/**
 * Everything that decides a study's results but for `EvaluationSize`, written down before its first trial, and again where a later command asks
 * for more: see `changes`.
 */
export type StudyManifest = z.infer<ReturnType<typeof manifestSchema>>;
export const manifestSchema = once(() =>
  fields({
    schema: z.literal(MANIFEST_SCHEMA),
    version: z.literal(MANIFEST_VERSION),
    seed: whole,
    task: taskSchema(),
    /** Of the study: see `studyIdentity`. */
    identity: text,
    network: networkSchema(),
    methods: someOf(methodSpecSchema()),
    sampler: text,
    /** Name in the registry of tuning plans. */
    tuning: text,
    tuningSeeds: count,
    criteria: criteriaSchema(),
    /** See `criteriaHash`. */
    criteriaHash: text,
    targetError: numberOrNull,
    /** Size as it was asked for, before a time budget. */
    requested: sizeSchema(),
    engine: text,
    /** Of the first command. */
    startedAt: text,
    machine: machineSchema(),
    changes: list(changeSchema()),
    /** When the test part was read. */
    openings: list(openingSchema()),
    /** By which command the study was ended for good; null: it may go on. */
    closed: z.nullable(fields({ startedAt: text })),
    /** What training costs, as a command said it last. */
    money: z.nullable(moneySchema()),
    /** That the last command ran; null where flags alone asked for the study. */
    studyFile: z.nullable(studyFileRecordSchema()),
    /** Decisions by clock or by the machine's cores; a resumed study keeps them. */
    decided: fields({
      size: sizeSchema(),
      /** Tuning trials up to which settings were planned together: those of a study, and then those that it grew to. */
      tuningStages: someOf(count),
      choice: choiceSchema(),
      budget: z.nullable(budgetSchema()),
      /** By which training time is counted; null where the clock on the wall counts it. */
      costs: z.nullable(list(stepCostSchema())),
      /** Threads that the trials were divided among. */
      workers: count,
    }),
  }),
);

/** Of a manifest, all of it but what training costs, by which file it was asked for and what became of the study: an evaluation's size belongs to no other. */
export function manifestIdentity({
  money: _,
  studyFile: __,
  openings: ___,
  closed: ____,
  ...manifest
}: StudyManifest): string {
  return sha256(canonicalJson(JSON.parse(JSON.stringify(manifest)))); // as it is when it is read back
}
