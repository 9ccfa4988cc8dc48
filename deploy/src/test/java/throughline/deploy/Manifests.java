package throughline.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Collection;
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

  static Manifests read(Path overlay) {
    return parse(build(overlay));
  }

  /** As kustomize builds them. */
  static String build(Path overlay) {
    assumeTrue(
        Command.isThere("kustomize"),
        "kustomize is not on the PATH: the manifests are not checked");
    Command.Result built =
        Command.of(
                "kustomize", "build", "--load-restrictor=LoadRestrictionsNone", overlay.toString())
            .run();
    if (built.code() != 0) {
      throw new IllegalArgumentException(built.output());
    }
    return built.output();
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

  Stream<Operated> operated() {
    return all(GenericKubernetesResource.class).stream().map(Operated::of);
  }

  /** Those that are resources here, and those that an operator makes. */
  List<Workload> pods() {
    return Stream.concat(
            workloads().stream(), operated().flatMap(operated -> operated.pods().stream()))
        .toList();
  }

  GenericKubernetesResource operated(String kind) {
    return all(GenericKubernetesResource.class).stream()
        .filter(resource -> resource.getKind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  Stream<Workload> services() {
    return workloads().stream().filter(Workload::isService);
  }

  Map<String, String> configMap(String name) {
    return find(ConfigMap.class, name).map(ConfigMap::getData).orElse(Map.of());
  }

  /** The keys of a Secret that is a resource here or that an operator makes. */
  Set<String> secret(String name) {
    return find(Secret.class, name)
        .map(secret -> secret.getData().keySet())
        .or(
            () ->
                operated()
                    .flatMap(operated -> Stream.ofNullable(operated.secrets().get(name)))
                    .findFirst())
        .orElse(Set.of());
  }
}
