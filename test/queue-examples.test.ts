import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { parseListen } from "../src/cli/parse-listen.js";

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

test("the Kubernetes example is a secret, workers and metrics that read the address from it, and a service of the metrics' port", () => {
  const documents = parseAllDocuments(read("kubernetes.yaml")).map((one) => one.toJS());
  const kinds = documents.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
  expect(kinds).toEqual([
    "Secret gradus-queue",
    "Deployment gradus-worker",
    "Deployment gradus-metrics",
    "Service gradus-metrics",
  ]);
  const [secret, workers, metrics, service] = documents;
  for (const { spec } of [workers, metrics]) {
    const [container] = spec.template.spec.containers;
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
    for (const { valueFrom } of container.env) {
      expect(valueFrom.secretKeyRef.name).toBe(secret.metadata.name);
      expect(Object.keys(secret.stringData)).toContain(valueFrom.secretKeyRef.key);
    }
  }
  const [{ args, ports }] = metrics.spec.template.spec.containers;
  expect(metrics.spec.template.metadata.labels).toMatchObject(service.spec.selector);
  expect(ports[0]).toEqual({ name: service.spec.ports[0].targetPort, containerPort: service.spec.ports[0].port });
  expect(parseListen(args.at(-1))).toEqual({ host: "0.0.0.0", port: service.spec.ports[0].port });
});
