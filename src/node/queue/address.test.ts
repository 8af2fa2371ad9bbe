import { afterEach, describe, expect, test, vi } from "vitest";
import { masked, parseAddress, secretsOf, withoutSecrets, wordsForChild, wordsWithoutSecrets } from "./address.js";
import { connectionProblem } from "./database/problem.js";
import { IN_CODE, OF_VARIABLE, type QueueNames, TYPED } from "./option-names.js";

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

test.each([
  "password='s3cret x'",
  'password="s3cret x"',
  "password = s3cret",
  "password='s3c\\'ret s3cr' dbname=lab",
  "password='s3cret x",
])("libpq's own form with %s is told without it", (part) => {
  expect(() => parseAddress(`host=127.0.0.1 user=ann ${part}`)).toThrow(/user=ann password=\*\*\*/);
  expect(() => parseAddress(`host=127.0.0.1 user=ann ${part}`)).not.toThrow(/s3c| x/);
});

test("another program gets the password in its environment, and everything else in its words", () => {
  expect(
    wordsForChild(["poc", "a.csv", "--queue", "postgres://ann:s3cr%40t@h:5433/lab?sslmode=require", "--seeds", "3"]),
  ).toEqual({
    words: ["poc", "a.csv", "--queue", "postgres://ann@h:5433/lab?sslmode=require", "--seeds", "3"],
    environment: { PGPASSWORD: "s3cr@t" },
  });
  for (const words of [
    ["poc", "--queue=postgres://ann@h/lab"],
    ["poc", "a.csv"],
    ["poc", "--queue=postgres://ann:s3cret@h/lab?sslpassword=other"],
  ])
    expect(wordsForChild(words)).toEqual({ words, environment: {} });
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

describe("what an address leaves out", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("PGSSLMODE means what it does to libpq, where the address says nothing itself", () => {
    vi.stubEnv("PGSSLMODE", "require");
    expect(parseAddress("postgres://h/d").secret).toBe("postgres://h/d?sslmode=require");
    expect(parseAddress("postgres://h/d?application_name=x").secret).toBe(
      "postgres://h/d?application_name=x&sslmode=require",
    );
    expect(parseAddress("postgres://h/d?sslmode=disable").secret).toBe("postgres://h/d?sslmode=disable");
    vi.stubEnv("PGSSLMODE", "sometimes");
    expect(parseAddress("postgres://h/d").secret).toBe("postgres://h/d");
  });

  test.each([
    ["postgres://", "attic:5444/lab"],
    ["postgres://bert@", "attic:5444/lab"],
    ["postgres://db.example/own", "db.example:5444/own"],
    ["postgres://db.example/own?host=other&port=7", "other:7/own"],
    ["POSTGRESQL://ann:s3cret@db.example:5433/own", "db.example:5433/own"],
  ])("is told as the driver has it: %s is %s", (address, place) => {
    for (const [name, value] of [
      ["PGHOST", "attic"],
      ["PGPORT", "5444"],
      ["PGDATABASE", "lab"],
    ] as const)
      vi.stubEnv(name, value);
    expect(parseAddress(address).place).toBe(place);
    expect(withoutSecrets(address)).not.toContain("s3cret");
  });
});

test.each([
  ["sslmod=require", /must have parameters that PostgreSQL's clients know, got "sslmod"\. Did you mean "sslmode"\?/],
  ["SSLMODE=require", /got "SSLMODE"\. Did you mean "sslmode"\?/],
  ["sslmode=disable&ssl=true", /ssl and sslmode must say the same, got ssl=true and sslmode=disable\. Leave ssl out/],
  ["sslmode=require&ssl=0", /must say the same, got ssl=0 and sslmode=require/],
  ["ssl=false", /ssl must be one of true, 1, 0, no-verify, got "false"/],
  ["sslmode=disable&sslmode=require", /each parameter once, got sslmode twice/],
  ["dbname=lab", /must name its database in the path, got dbname/],
])("the parameters %s are refused", (parameters, words) => {
  expect(() => parseAddress(`postgres://ann:s3cret@h/d?${parameters}`)).toThrow(words);
});

test.each(["sslmode=require&ssl=true", "application_name=x&connect_timeout=10", "ssl=no-verify"])(
  "the parameters %s are taken",
  (parameters) => {
    expect(parseAddress(`postgres://ann@h/d?${parameters}`).place).toBe("h:5432/d");
  },
);

test.each(["99999", "54e2", "-1"])("the port %s is told to be wrong, and not the password", (port) => {
  expect(() => parseAddress(`postgres://ann:s3cr%40t@127.0.0.1:${port}/lab`)).toThrow(
    `--queue must have a port of 1 to 65535 behind the host 127.0.0.1, got "${port}". Correct it, or leave it out for 5432.`,
  );
});

test("a password whose host was forgotten is not told as a port", () => {
  expect(() => parseAddress("postgres://ann:s3cret/lab")).toThrow(/behind the host ann, got something else/);
});

test("a caller in code is told its own options' names, and of no variable that it would not be heard by", () => {
  expect(() => parseAddress("h:1/lab", IN_CODE)).toThrow(
    'queueExecutor: `address` must be the address of a PostgreSQL server, postgres://..., got "h:1/lab". Give e.g. postgres://user@host:5432/database.',
  );
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
  const problem = (names: QueueNames) =>
    connectionProblem(refused, parseAddress("postgres://ann@h:9/d", names)).message;
  expect(problem(IN_CODE)).toMatch(/^queueExecutor: `address` must be the address of a PostgreSQL server that answers/);
  expect(problem(TYPED)).toMatch(/^--queue must be/);
  expect(problem(OF_VARIABLE)).toMatch(/^GRADUS_QUEUE must be/);
});
