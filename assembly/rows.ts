/** Modes of copyRows, to be added up: each sequence in reverse within its own length; added to what stands there. */
const REVERSED: i32 = 1;
const ADDED: i32 = 2;

/**
 * Copies `count` floats of each row, (steps, batch), from step `begin` on; rows begin so many floats after each other. Sequences end together, `lengths`
 * (batch) or 0 where all have all steps: rows before one begins are set to 0, or left where rows are added.
 */
export function copyRows(
  from: usize,
  fromWidth: i32,
  into: usize,
  intoWidth: i32,
  count: i32,
  batch: i32,
  steps: i32,
  begin: i32,
  lengths: usize,
  mode: i32,
): void {
  const bytes = (<usize>count) << 2;
  const even = bytes & ~15;
  for (let t = begin; t < steps; t++) {
    for (let b = 0; b < batch; b++) {
      const first = lengths ? steps - <i32>load<f32>(lengths + ((<usize>b) << 2)) : 0;
      let to = into + ((<usize>(t * batch + b) * <usize>intoWidth) << 2);
      const end = to + bytes;
      const evenEnd = to + even;
      if (t < first) {
        if (mode & ADDED) continue;
        for (; to < end; to += 4) store<f32>(to, 0);
        continue;
      }
      const step = mode & REVERSED ? steps - 1 + first - t : t;
      let at = from + ((<usize>(step * batch + b) * <usize>fromWidth) << 2);
      if (mode & ADDED) {
        for (; to < evenEnd; to += 16, at += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(at)));
        for (; to < end; to += 4, at += 4) store<f32>(to, load<f32>(to) + load<f32>(at));
      } else {
        for (; to < evenEnd; to += 16, at += 16) v128.store(to, v128.load(at));
        for (; to < end; to += 4, at += 4) store<f32>(to, load<f32>(at));
      }
    }
  }
}
