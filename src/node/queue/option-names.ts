/** By what names whoever gave a queue knows its options: errors speak of those, since a caller in code has no flags. */
export interface QueueNames {
  readonly address: string;
  readonly dataFolder: string;
  /** What keeps two studies on one queue apart. */
  readonly study: string;
  /** An environment variable that the address may be in instead; null: none is looked at. */
  readonly variable: string | null;
}

/** Environment variable that takes the place of --queue, so that no list of processes shows the password. */
export const QUEUE_VARIABLE = "GRADUS_QUEUE";

export const TYPED: QueueNames = {
  address: "--queue",
  dataFolder: "--queue-data",
  study: "--out",
  variable: QUEUE_VARIABLE,
};

export const OF_VARIABLE: QueueNames = { ...TYPED, address: QUEUE_VARIABLE };

export const IN_CODE: QueueNames = {
  address: "queueExecutor: `address`",
  dataFolder: "queueExecutor: `dataFolder`",
  study: "`name`",
  variable: null,
};
