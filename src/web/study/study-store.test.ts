import { expect, test } from "vitest";
import type { StudyDetail } from "../contract/messages.js";
import { type StudyListener, StudyStore } from "./study-store.js";

/** A store whose stream ends at once, beside a source that answers with `detail`. */
async function cutOff(detail: () => Promise<StudyDetail | null>) {
  let listener: StudyListener | null = null;
  let isClosed = false;
  const store = new StudyStore({
    detail,
    listen(given) {
      listener = given;
      given.onConnection("connecting");
      return () => {
        isClosed = true;
      };
    },
  });
  listener!.onConnection("lost");
  await new Promise((resume) => setTimeout(resume));
  return { connection: store.connection.value, isMissing: store.isMissing.value, isClosed };
}

test("a study that its source does not have is missing, and asked for no more: the source has answered", async () => {
  expect(await cutOff(async () => null)).toEqual({ connection: "connected", isMissing: true, isClosed: true });
});

test("a source that does not answer, or has the study, has lost its stream and is listened to again", async () => {
  const lost = { connection: "lost", isMissing: false, isClosed: false };
  expect(await cutOff(() => Promise.reject(new Error("gone")))).toEqual(lost);
  expect(await cutOff(async () => ({ id: "x" }) as StudyDetail)).toEqual(lost);
});
