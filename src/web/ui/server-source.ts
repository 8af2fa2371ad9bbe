import type { StreamEvents } from "../contract/messages.js";
import { follow } from "../kit/follow.js";
import type { StudySource } from "../study/study-store.js";
import { fetchStudy, nullIfNotFound, streamAddress } from "./api.js";

/** A study in a folder of the server, by its id. */
export function serverSource(id: string): StudySource {
  return {
    detail: () => fetchStudy(id).catch(nullIfNotFound),
    listen: ({ onConnection, events }) => {
      const tell =
        <Name extends keyof StreamEvents>(name: Name) =>
        (data: unknown) =>
          events[name](data as StreamEvents[Name]);
      return follow({
        address: (after) => streamAddress(id, after),
        onConnection,
        events: {
          state: tell("state"),
          trials: tell("trials"),
          damaged: tell("damaged"),
          reset: tell("reset"),
          ready: tell("ready"),
          live: tell("live"),
        },
      });
    },
  };
}
