import { expect, it } from "vitest";
import { read, stepsOf } from "../testing.js";

const KNOWN = [
  [1, 5, 9],
  [2, 7, 4],
];

/** Two objects at three times, sorted by time or in the order given. */
function panel(
  head: string,
  {
    times,
    objects,
    order = [0, 1, 2, 3, 4, 5],
  }: { readonly times: readonly string[]; readonly objects: readonly string[]; readonly order?: readonly number[] },
): string {
  const rows = times.flatMap((time, t) => objects.map((object, k) => `${object},${time},${KNOWN[k]![t]},${t % 2 ? "up" : "down"}\n`)); // biome-ignore format: one line
  return `${head}\n${order.map((at) => rows[at]).join("")}`;
}

const DATES = ["2024-01-01 00:00", "2024-01-01 01:00", "2024-01-01 02:00"];
const COUNTED = ["0", "1", "2"];

it.each([
  ["device,time,temp,state", DATES, ["1", "2"]],
  ["device,time,temp,state", DATES, ["a", "b"]],
  ["id,t,a,state", COUNTED, ["1", "2"]],
  ["subject,time,a,state", COUNTED, ["1", "2"]],
  ["machine,hour,a,state", COUNTED, ["1", "2"]],
  ["piece,step,a,state", COUNTED, ["1", "2"]],
])("rows sorted by time are brought together by what was observed: %s", async (head, times, objects) => {
  for (const order of [undefined, [3, 0, 4, 1, 5, 2]]) {
    const data = await read("panel.csv", panel(head, { times, objects, ...(order && { order }) }), { task: "tag" });
    const [object] = head.split(",");
    expect(data.notes[0]).toBe(
      `A row was taken as a step of the sequence that "${object}" names; \`sequence\` names another column.`,
    );
    expect(data.notes).toContain(`Rows of one sequence stood apart and were brought together by "${object}".`);
    const byName = new Map(data.names.map((name, k) => [name, stepsOf(data)[k]]));
    expect(objects.map((name) => byName.get(name))).toEqual(KNOWN);
  }
});

it("rows of a panel that is sorted by time tell numbers of each sequence, too", async () => {
  const text = "id,t,a,score\n1,0,1,0.5\n2,0,2,1.5\n1,1,5,0.5\n2,1,7,1.5\n";
  const data = await read("panel.csv", text, { task: "regress", target: ["score"] });
  expect([data.names, stepsOf(data)]).toEqual([["1", "2"], [[1, 5], [2, 7]]]); // biome-ignore format: one line
});

it("a day whose hours are counted is a sequence of them", async () => {
  const data = await read("t.csv", "day,hour,a,label\n1,0,5,x\n1,1,6,x\n1,2,6,x\n2,0,7,y\n2,1,8,y\n2,2,8,y\n");
  expect(data.names).toEqual(["1", "2"]);
});
