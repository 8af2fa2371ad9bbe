import { describe, expect, test } from "vitest";
import type { Cell, Operation } from "../../../network/cell.js";
import { elman } from "../../../network/cells/elman.js";
import { gru } from "../../../network/cells/gru.js";
import { lstm } from "../../../network/cells/lstm.js";
import { gated } from "../../../network/testing/gated.js";
import { planCell } from "./products.js";

/** Values of a cell by the place that they share. */
function placesOf(cell: Cell): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { operation, into } of planCell(cell)!.operations) {
    const key = `${into.kind} ${into.name}`;
    found[key] = [...(found[key] ?? []), operation.into];
  }
  return found;
}

describe("where the values of a cell lie", () => {
  test("gru: each gate from its pre-activation on, and the candidate with all that leads to it", () => {
    expect(placesOf(gru)).toEqual({
      "slot kr": ["kr", "r"],
      "slot kz": ["kz", "z"],
      "slot mx": ["mx", "p", "m", "n"],
      "slot mh": ["mh"],
      "now h": ["h"],
    });
  });

  test("lstm: the products that make the state are added in its place", () => {
    expect(placesOf(lstm)).toEqual({
      "slot ki": ["ki", "i"],
      "slot kf": ["kf", "f"],
      "slot m": ["m", "g"],
      "slot ko": ["ko", "o"],
      "now c": ["kept", "taken", "c"],
      "own k": ["k"],
      "now h": ["h"],
    });
  });
});

test("matrices that read one value make one product, and what is made within the step comes late", () => {
  const productsOf = (cell: Cell) =>
    planCell(cell)!.products.map(({ source, terms, isLate }) => {
      const matrices = terms.map(({ matrix }) => matrix).join(" ");
      return `${matrices} of ${source.kind} ${source.name}${isLate ? ", late" : ""}`;
    });
  expect(productsOf(elman)).toEqual(["U of input input", "V of before h"]);
  expect(productsOf(gru)).toEqual(["Un Ur Uz of input input", "Vr Vz Vn of before h"]);
  expect(productsOf(lstm)).toEqual(["Ui Uf Ug Uo of input input", "Vi Vf Vg Vo of before h"]);
  expect(productsOf(gated)).toEqual(["A U of input input", "B of before h", "V of own p, late"]);
});

test.each<{ what: string; operations: readonly Operation[] }>([
  { what: "makes one name twice", operations: [...elman.operations, ...elman.operations] },
  {
    what: "computes units from inputs entry by entry",
    operations: [...elman.operations, { kind: "product", into: "p", left: "input", right: "h" }],
  },
  { what: "has an affine state", operations: [{ ...elman.operations[0], into: "h" } as Operation] },
  { what: "has no affine value", operations: [{ kind: "activation", into: "h", of: "h", activation: null }] },
])("a cell that $what is left to the reference engine", ({ operations }) => {
  expect(planCell({ ...elman, operations })).toBeNull();
});
