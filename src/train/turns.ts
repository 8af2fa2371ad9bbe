import type { StopSignal } from "../core/stop-signal.js";
import { Pauses } from "./pauses.js";
import { type Team, VOTE } from "./team/team.js";

/** A team looks up about this often: members that wait for one another more often than they must would cost time. */
const MILLISECONDS_BETWEEN_LOOKS = 25;

interface TurnsOptions {
  readonly now: () => number;
  readonly signal: StopSignal | null;
  readonly team: Team;
}

/**
 * Pauses and stops between the pieces of a long work that a team shares and that sums nothing up on its way. All members look up after the same
 * pieces, and the sum of their clocks, the same number for each, says when to look up next.
 */
export class Turns {
  readonly #now: () => number;
  readonly #team: Team;
  readonly #pauses: Pauses;
  readonly #elapsed = new Float64Array(1);
  /** Pieces from one look to the next. */
  #stride = 1;
  #left = 1;
  #since = 0;

  constructor(options: TurnsOptions) {
    this.#now = options.now;
    this.#team = options.team;
    this.#pauses = new Pauses(options);
  }

  /** The work begins; the time before it is nobody's. */
  begin(): void {
    this.#left = this.#stride;
    this.#since = this.#now();
  }

  /** After each piece: whether to go on, the same for all members. */
  async goOn(): Promise<boolean> {
    if (--this.#left > 0) return true;
    this.#look();
    const mean = this.#elapsed[0]! / this.#team.worldSize;
    this.#stride = mean < MILLISECONDS_BETWEEN_LOOKS ? 2 * this.#stride : Math.max(1, Math.floor(this.#stride / 2));
    if (this.#team.decision === VOTE.pause) {
      await this.#pauses.pause();
      this.#look(); // a signal that was heard in the pause is not to wait for the next piece
    }
    this.begin();
    return this.#team.decision !== VOTE.stop;
  }

  /** Sets the vote for the sum that ends the work. */
  vote(): void {
    this.#team.vote = this.#pauses.vote();
  }

  #look(): void {
    this.#elapsed[0] = this.#now() - this.#since;
    this.vote();
    this.#team.allReduce(this.#elapsed);
  }
}
