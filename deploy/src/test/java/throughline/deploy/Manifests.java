package throughline.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that one overlay brings to a cluster.
 *
 * @param resources in no particular order
 */
record Manifests(List<HasMetadata> resources) {

  private static final KubernetesSerialization MODEL = new KubernetesSerialization();
  private static final Set<String> KUSTOMIZATION_KEYS =
      Set.of(
          "apiVersion",
          "kind",
          "namespace",
          "resources",
          "images",
          "configMapGenerator",
          "secretGenerator");
  private static final Set<String> GENERATOR_KEYS =
      Set.of("name", "behavior", "literals", "files", "envs");

  /** As far as kustomize's work matters to the checks: resources gathered, generators joined. */
  static Manifests read(Path overlay) {
    List<HasMetadata> resources = new ArrayList<>();
    Map<String, Map<String, String>> configMaps = new LinkedHashMap<>();
    Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
    gather(overlay, resources, configMaps, secrets);
    configMaps.forEach(
        (name, data) ->
            resources.add(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .endMetadata()
                    .withData(data)
                    .build()));
    secrets.forEach(
        (name, data) ->
            resources.add(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .endMetadata()
                    .withData(data)
                    .build()));
    return new Manifests(resources);
  }

  private static void gather(
      Path folder,
      List<HasMetadata> resources,
      Map<String, Map<String, String>> configMaps,
      Map<String, Map<String, String>> secrets) {
    Map<String, Object> kustomization =
        YamlFile.map(Repository.text(folder.resolve("kustomization.yaml")));
    refuseUnknown(folder, kustomization.keySet(), KUSTOMIZATION_KEYS);
    for (String resource : YamlFile.strings(kustomization.get("resources"))) {
      Path path = folder.resolve(resource);
      if (Files.isDirectory(path)) {
        gather(path, resources, configMaps, secrets);
      } else {
        resources.addAll(parse(Repository.text(path)).resources());
      }
    }
    generate(folder, kustomization.get("configMapGenerator"), configMaps);
    generate(folder, kustomization.get("secretGenerator"), secrets);
  }

  private static void generate(
      Path folder, Object generators, Map<String, Map<String, String>> target) {
    for (Object entry : YamlFile.list(generators)) {
      Map<String, Object> generator = YamlFile.map(entry);
      refuseUnknown(folder, generator.keySet(), GENERATOR_KEYS);
      Map<String, String> data =
          target.computeIfAbsent(generator.get("name").toString(), name -> new LinkedHashMap<>());
      YamlFile.strings(generator.get("literals")).forEach(line -> put(data, line));
      for (String file : YamlFile.strings(generator.get("files"))) {
        data.put(Path.of(file).getFileName().toString(), Repository.text(folder.resolve(file)));
      }
      for (String file : YamlFile.strings(generator.get("envs"))) {
        Repository.text(folder.resolve(file))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(line -> put(data, line));
      }
    }
  }

  private static void put(Map<String, String> data, String line) {
    int equals = line.indexOf('=');
    data.put(line.substring(0, equals), line.substring(equals + 1));
  }

  private static void refuseUnknown(Path folder, Collection<String> keys, Set<String> known) {
    List<String> unknown = keys.stream().filter(key -> !known.contains(key)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("%s: unknown keys %s".formatted(folder, unknown));
    }
  }

  static Manifests parse(String yaml) {
    Object parsed = MODEL.unmarshal(yaml);
    Collection<?> all = parsed instanceof Collection<?> several ? several : List.of(parsed);
    return new Manifests(all.stream().map(HasMetadata.class::cast).toList());
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return resources.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).stream()
        .filter(resource -> resource.getMetadata().getName().equals(name))
        .findFirst();
  }

  List<Workload> workloads() {
    return resources.stream().flatMap(resource -> Workload.of(resource).stream()).toList();
  }

  Stream<Workload> services() {
    return workloads().stream().filter(Workload::isService);
  }

  Map<String, String> configMap(String name) {
    return find(ConfigMap.class, name).map(ConfigMap::getData).orElse(Map.of());
  }

  Map<String, String> secret(String name) {
    return find(Secret.class, name).map(Secret::getData).orElse(Map.of());
  }
}
