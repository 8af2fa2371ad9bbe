// Many workers that share one database and one coordinator, by recorded times: where does which of them limit?

/**
 * Each worker trains, then has its exchange with the database, which serves one at a time; each result then waits for the coordinator, which
 * takes one at a time. Events in the order of their times.
 *
 * @returns share of the ideal throughput (nobody ever waits)
 */
export function simulate({ workers, trials, times, exchange, collect, random }) {
  const draw = () => times[Math.floor(random() * times.length)];
  const ready = new Heap();
  let [begun, work, database, coordinator] = [0, 0, 0, 0];
  const begin = (at) => {
    if (begun++ >= trials) return;
    const time = draw();
    work += time;
    ready.push(at + time);
  };
  for (let k = 0; k < workers; k++) begin(0);
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    database = Math.max(database, at) + exchange;
    coordinator = Math.max(coordinator, database) + collect;
    begin(database);
  }
  return work / workers / coordinator;
}

/** The smallest first. */
class Heap {
  #values = [];
  push(value) {
    const values = this.#values;
    let k = values.push(value) - 1;
    for (let up = (k - 1) >> 1; k > 0 && values[up] > values[k]; k = up, up = (k - 1) >> 1) {
      [values[up], values[k]] = [values[k], values[up]];
    }
  }
  pop() {
    const values = this.#values;
    const [first] = values;
    const last = values.pop();
    if (values.length === 0) return first;
    values[0] = last;
    for (let k = 0; ; ) {
      const [left, right] = [2 * k + 1, 2 * k + 2];
      let least = k;
      if (left < values.length && values[left] < values[least]) least = left;
      if (right < values.length && values[right] < values[least]) least = right;
      if (least === k) return first;
      [values[k], values[least]] = [values[least], values[k]];
      k = least;
    }
  }
}
