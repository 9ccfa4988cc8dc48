// Reads manifests and writes a line for everything that the schemas of their kinds refuse. A schema lets unknown properties pass;
// the types that are made from it do not, so each resource is also compiled as a literal of its type.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { parseAllDocuments } from "yaml";

const packages = {
  "barmancloud.cnpg.io": null,
  "cert-manager.io": "@kubernetes-models/cert-manager",
  "k8s.keycloak.org": null,
  "kafka.strimzi.io": "@kubernetes-models/strimzi-kafka-operator",
  "keda.sh": "@kubernetes-models/keda",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
};

function moduleOf({ apiVersion, kind }) {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  const name = group in packages ? packages[group] : "kubernetes-models";
  return name && `${name}/${apiVersion}/${kind}`;
}

const documents = parseAllDocuments(readFileSync(0, "utf8")).map((document) => {
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS();
});
const folder = mkdtempSync(join(import.meta.dirname, "node_modules", ".manifests-"));
try {
  const problems = [...compiled(documents), ...(await validated(documents))];
  problems.forEach((problem) => console.log(problem));
} finally {
  rmSync(folder, { recursive: true });
}

function compiled(resources) {
  const sources = new Map(
    resources.map((resource, index) => [
      join(folder, `${index}.ts`),
      `import type { I${resource.kind} } from ${JSON.stringify(moduleOf(resource) ?? "../../unpublished")};\n` +
        `export const resource: I${resource.kind} = ${JSON.stringify(resource, null, 1)};\n`,
    ]),
  );
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists.call(host, file);
  host.readFile = (file) => sources.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, ...more) =>
    sources.has(file) ? ts.createSourceFile(file, sources.get(file), options.target) : getSourceFile.call(host, file, ...more);
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((file, index) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (found) => `${name(resources[index])}: ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`,
    );
  });
}

async function validated(resources) {
  const problems = [];
  for (const resource of resources.filter(moduleOf)) {
    try {
      const models = await import(moduleOf(resource));
      new models[resource.kind](resource).validate();
    } catch (refused) {
      problems.push(`${name(resource)}: ${refused.message}`);
    }
  }
  return problems;
}

function name(resource) {
  return `${resource.kind} ${resource.metadata?.name}`;
}
