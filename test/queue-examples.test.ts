import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";

const folder = join(import.meta.dirname, "..", "examples", "queue");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("the compose file starts PostgreSQL before the workers, and has no password in it", () => {
  const { services } = parse(read("compose.yaml"));
  expect(Object.keys(services)).toEqual(["postgres", "worker"]);
  expect(services.worker.depends_on.postgres.condition).toBe("service_healthy");
  expect(services.postgres.healthcheck).toBeDefined();
  expect(services.worker.environment.GRADUS_QUEUE).toMatch(/^postgres:\/\/gradus@postgres\//);
  expect(services.postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{/);
});

test("the Kubernetes example is a secret and workers that read the address from it", () => {
  const documents = parseAllDocuments(read("kubernetes.yaml")).map((one) => one.toJS());
  expect(documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual(["v1 Secret", "apps/v1 Deployment"]);
  const [secret, { spec }] = documents;
  const [container] = spec.template.spec.containers;
  expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  for (const { valueFrom } of container.env) {
    expect(valueFrom.secretKeyRef.name).toBe(secret.metadata.name);
    expect(Object.keys(secret.stringData)).toContain(valueFrom.secretKeyRef.key);
  }
});
