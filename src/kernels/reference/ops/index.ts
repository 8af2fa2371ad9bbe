import type { Operation } from "../../../network/cell.js";
import { planActivation } from "./activation.js";
import { planAffine } from "./affine.js";
import { planBlend } from "./blend.js";
import type { OperationPass, OperationPlan } from "./contract.js";
import { planProduct } from "./product.js";
import { planSum } from "./sum.js";

/** The pass of an operation: a new kind is a file and a case here. */
export function planOperation(operation: Operation, plan: OperationPlan): OperationPass {
  switch (operation.kind) {
    case "affine":
      return planAffine(operation, plan);
    case "activation":
      return planActivation(operation, plan);
    case "product":
      return planProduct(operation, plan);
    case "sum":
      return planSum(operation, plan);
    case "blend":
      return planBlend(operation, plan);
    default:
      return operation satisfies never;
  }
}
