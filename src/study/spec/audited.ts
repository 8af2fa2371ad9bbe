import { worstFirst } from "../../data/audit/audit-data.js";
import { fewForNetwork } from "../../data/audit/few-for-network.js";
import { buildNetwork } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { StudyTask } from "./task.js";

/** The task with what its data say of this network, beside what they say by themselves; of a series alone, as all of the audit is. */
export function auditedTask(task: StudyTask, network: NetworkSpec): StudyTask {
  const { record, windows } = task;
  if (record.kind !== "series") return task;
  const others = record.audit.filter(({ code }) => code !== "few-for-network");
  const few = fewForNetwork(windows.train.length, buildNetwork(network).layout.length);
  return { ...task, record: { ...record, audit: worstFirst([...others, ...few]) } };
}
