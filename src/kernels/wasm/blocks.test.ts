import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, Blocks } from "./blocks.js";

const END = 4096;
const lengths = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 });

test("blocks begin on cache lines, lie within the memory and never overlap, whatever was given back before", () => {
  fc.assert(
    fc.property(lengths, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (asked, keeps) => {
      const blocks = new Blocks(100, END);
      let held: Block[] = [];
      for (const [k, length] of asked.entries()) {
        const block = blocks.take(length);
        if (block === null) {
          expect(length).toBeGreaterThan(blocks.longest);
          continue;
        }
        expect(block.address % 64).toBe(0);
        expect(block.length).toBeGreaterThanOrEqual(length);
        expect(block.address).toBeGreaterThanOrEqual(100);
        expect(block.address + block.length).toBeLessThanOrEqual(Math.min(END, blocks.used));
        for (const other of held) {
          expect(other.address >= block.address + block.length || block.address >= other.address + other.length).toBe(
            true,
          );
        }
        held.push(block);
        if (keeps[k]) continue;
        blocks.give(held);
        held = [];
      }
      blocks.give(held);
      expect(blocks.longest).toBe(END - 128);
    }),
  );
});

test("the first stretch that is long enough is taken, so what is given back is used again", () => {
  const blocks = new Blocks(0, END);
  const [first, second] = [blocks.take(256)!, blocks.take(256)!];
  blocks.give([first]);
  expect(blocks.take(64)!.address).toBe(first.address);
  expect(blocks.take(256)!.address).toBe(second.address + 256);
  expect(blocks.used).toBe(768);
});
