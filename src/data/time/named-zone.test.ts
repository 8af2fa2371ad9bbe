import { expect, it } from "vitest";
import { offsetOfZone } from "./named-zone.js";

const hours = (zone: string, local: string) => offsetOfZone(zone, Date.parse(`${local}Z`)) / 3_600_000;

it("the offset is that of the zone at the time its clocks show", () => {
  expect(hours("Europe/Berlin", "2020-01-01T00:00")).toBe(1);
  expect(hours("Europe/Berlin", "2020-07-01T00:00")).toBe(2);
  expect(hours("Asia/Kolkata", "2020-07-01T00:00")).toBe(5.5);
  expect(hours("America/New_York", "2020-07-01T00:00")).toBe(-4);
});

it("clocks are set forward at their hour and back at the end of the one that comes twice", () => {
  expect(hours("Europe/Berlin", "2020-03-29T01:45")).toBe(1);
  expect(hours("Europe/Berlin", "2020-03-29T03:00")).toBe(2);
  expect(hours("Europe/Berlin", "2020-10-25T01:45")).toBe(2);
  expect(hours("Europe/Berlin", "2020-10-25T02:30")).toBe(2);
  expect(hours("Europe/Berlin", "2020-10-25T03:00")).toBe(1);
});

it("a name that is no zone has no offset", () => {
  expect(hours("Europe/Atlantis", "2020-01-01T00:00")).toBeNaN();
});
