import { describe, expect, test } from "vitest";
import { masked, parseAddress, secretsOf, withoutSecrets, wordsWithoutSecrets } from "./address.js";

const ADDRESSES = [
  "postgres://ann:s3cr%40t/x@db.example:5433/lab",
  "postgres://ann:s3cr@t/x@db.example/lab",
  "postgresql:///lab?host=/var/run/postgresql&user=ann&password=s3cr%40t/x",
  "postgres://ann@db.example/lab?sslmode=require&sslpassword=s3cr%40t/x",
];

describe.each(ADDRESSES)("of %s", (address) => {
  test("no form of the password is left by withoutSecrets, and it stays an address", () => {
    const told = withoutSecrets(address);
    expect(told).not.toMatch(/s3cr/);
    expect(told).toMatch(/^postgres(ql)?:\/\/.*lab/);
    expect(parseAddress(told).database).toBe("lab");
  });

  test("no form of the password is left in a message that quotes it", () => {
    const secrets = secretsOf(address);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of ["s3cr@t/x", "s3cr%40t/x", "s3cr%40t%2Fx", address]) {
      expect(masked(`connect ${secret} failed`, secrets)).not.toMatch(/s3cr/);
    }
  });
});

test("an address of a socket tells its folder, one of a host its port", () => {
  expect(parseAddress("postgresql:///lab?host=/var/run/postgresql&user=ann").place).toBe(
    "/var/run/postgresql:5432/lab",
  );
  expect(parseAddress("postgres://ann@db.example:5433/lab").place).toBe("db.example:5433/lab");
});

test.each(["mysql://ann:s3cret@h/d", "ann:s3cret@h/d", "host=h password=s3cret", "postgres://a b:s3cret@h/d", ""])(
  "'%s' is refused in one line without its password",
  (text) => {
    expect(() => parseAddress(text)).toThrow(/^--queue must be the address of a PostgreSQL server/);
    expect(() => parseAddress(text)).not.toThrow(/s3cret/);
  },
);

test.each(["p@ss:w/or%d#x", "a b", "a#b", "a/b", "pw?x", "12/b", "1#2"])(
  "a password that is not percent-encoded, as %j, is told so without it",
  (password) => {
    const parse = () => parseAddress(`postgres://ann:${password}@db.example:5433/lab`);
    expect(parse).toThrow(
      /^--queue must have its password percent-encoded .* got one that is not in the address of postgres:\/\/ann@db\.example:5433\/lab\. /,
    );
    expect(parse).not.toThrow(new RegExp(`:${password.replace(/[?]/g, "\\$&")}@`));
    const encoded = parseAddress(`postgres://ann:${encodeURIComponent(password)}@db.example:5433/lab`);
    expect(encoded.place).toBe("db.example:5433/lab");
  },
);

test.each(["sslmode=bogus", "service=lab"])("the parameter %s is refused by its name", (parameter) => {
  expect(() => parseAddress(`postgres://ann@h/d?${parameter}`)).toThrow(parameter.split("=")[0]);
});

test("the words of a command keep the place of the queue and lose its password", () => {
  const words = ["poc", "a.csv", "--queue", "postgres://ann:s3cret@h/d", "--queue=postgres://ann:s3cret@h/d"];
  expect(wordsWithoutSecrets(words)).toEqual([
    "poc",
    "a.csv",
    "--queue",
    "postgres://ann@h/d",
    "--queue=postgres://ann@h/d",
  ]);
});
