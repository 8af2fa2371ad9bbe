import type { StreamEvents } from "../contract/messages.js";
import type { ProofClient } from "../contract/proof.js";
import type { StudySource } from "../study/study-store.js";

/** The study of this page's worker. */
export function workerSource(client: ProofClient): StudySource {
  return {
    detail: () => client.detail(),
    listen({ onConnection, events }) {
      onConnection("connected");
      const on = <Name extends keyof StreamEvents>(name: Name) => client.on(name, events[name]);
      const ends = [on("state"), on("trials"), on("damaged"), on("reset"), on("ready"), on("live")];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
