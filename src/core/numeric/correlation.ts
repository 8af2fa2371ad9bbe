/** Sums of two variables pair by pair, from which their correlation follows. */
export class Correlation {
  #n = 0;
  #x0 = 0;
  #y0 = 0;
  #x = 0;
  #y = 0;
  #xx = 0;
  #yy = 0;
  #xy = 0;

  /** Pairs added. */
  get count(): number {
    return this.#n;
  }

  add(x: number, y: number): void {
    // less the first pair, so that a large mean takes no digits of a small spread
    if (this.#n === 0) [this.#x0, this.#y0] = [x, y];
    const a = x - this.#x0;
    const b = y - this.#y0;
    this.#n++;
    this.#x += a;
    this.#y += b;
    this.#xx += a * a;
    this.#yy += b * b;
    this.#xy += a * b;
  }

  /** 1 - r^2, the share of one variable's variance that a line through the other leaves, below 0 by rounding alone; 1 where one of them does not vary. */
  get leftOpen(): number {
    const spreadX = this.#xx - (this.#x * this.#x) / this.#n;
    const spreadY = this.#yy - (this.#y * this.#y) / this.#n;
    if (!(spreadX > 0) || !(spreadY > 0)) return 1;
    return 1 - (this.#xy - (this.#x * this.#y) / this.#n) ** 2 / (spreadX * spreadY);
  }
}
