/** The functions of the compiled module (assembly/index.ts). Arrays are addresses in bytes. */
export interface WasmExports {
  elmanForward(plan: number, parameters: number): void;
  elmanBackward(plan: number, parameters: number, gradient: number): void;
  cellForward(program: number, parameters: number): void;
  cellBackward(program: number, parameters: number, gradient: number): void;
  denseForward(x: number, w: number, y: number, rows: number, H: number, O: number): void;
  denseBackward(x: number, w: number, dy: number, dx: number, dw: number, rows: number, H: number, O: number): void;
  denseNoise(
    mean: number,
    variance: number,
    y: number,
    rows: number,
    H: number,
    O: number,
    weight: number,
    bias: number,
  ): void;
  denseNoiseBackward(
    mean: number,
    variance: number,
    dy: number,
    dMean: number,
    dVariance: number,
    rows: number,
    H: number,
    O: number,
    weight: number,
    out: number,
  ): void;
  fillRows(y: number, bias: number, rows: number, O: number): void;
  sumRows(dy: number, db: number, rows: number, O: number): void;
  square(x: number, y: number, count: number): void;
  addThroughSquare(w: number, squared: number, gradient: number, count: number): void;
  copyRows(
    from: number,
    fromWidth: number,
    into: number,
    intoWidth: number,
    count: number,
    batch: number,
    steps: number,
    begin: number,
    lengths: number,
    mode: number,
  ): void;
  peak(count: number, x: number, y: number): number;
  squaredNorm(x: number, count: number): number;
  scale(x: number, count: number, factor: number): void;
  addScaled(y: number, x: number, count: number, factor: number): void;
  momentum(g: number, velocity: number, count: number, decay: number, nesterov: number): void;
  matrixProduct(plan: number, scratch: number, target: number, left: number, right: number, base: number): void;
  normalize(x: number, count: number, epsilon: number): void;
  orthonormalRows(x: number, n: number, scratch: number): void;
  adam(g: number, first: number, second: number, count: number, constants: number): void;
}

/** Called for each panel of a pass whose activation has no kernel: addresses of its owner, panel, second panel, slopes. */
export type HostCurve = (owner: number, panel: number, panel2: number, slopes: number) => void;

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory, host: HostCurve): WasmExports {
  // `abort` is never called; AssemblyScript's minimal runtime may still import it.
  const instance = new WebAssembly.Instance(module, { env: { memory, host, abort: () => undefined } });
  return instance.exports as unknown as WasmExports;
}
