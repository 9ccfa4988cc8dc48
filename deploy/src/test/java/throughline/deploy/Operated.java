package throughline.deploy;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an operator makes of a resource: pods, by the labels and ports that matter to others, the
 * Service by which they are reached, and Secrets.
 *
 * @param service empty where nobody calls these pods by a name
 */
record Operated(List<Workload> pods, Optional<String> service, Map<String, Set<String>> secrets) {

  private static final Operated NOTHING = new Operated(List.of(), Optional.empty(), Map.of());
  private static final Set<String> AUTHORITY = Set.of("ca.crt");

  static Operated of(GenericKubernetesResource resource) {
    String name = resource.getMetadata().getName();
    return switch (resource.getKind()) {
      case "Cluster" ->
          new Operated(
              List.of(pods(name, resource, "inheritedMetadata", 5432, 8000, 9187)),
              Optional.of(name + "-rw"),
              Map.of(name + "-ca", AUTHORITY));
      case "KafkaNodePool" ->
          new Operated(
              List.of(pods("kafka", resource, "template.pod.metadata", 9090, 9091, 8443, 9093)),
              Optional.of(
                  resource.getMetadata().getLabels().get("strimzi.io/cluster")
                      + "-kafka-bootstrap"),
              Map.of());
      case "Kafka" ->
          new Operated(
              List.of(
                  pods("kafka-entities", resource, "entityOperator.template.pod.metadata", 8080)),
              Optional.empty(),
              Map.of(name + "-cluster-ca-cert", AUTHORITY));
      case "KafkaUser" ->
          new Operated(
              List.of(), Optional.empty(), Map.of("kafka-user-" + name, Set.of("password")));
      case "Keycloak" ->
          new Operated(
              List.of(
                  pods(
                      name, resource, "unsupported.podTemplate.metadata", 8080, 7800, 57800, 9000)),
              Optional.of(name + "-service"),
              Map.of());
      case "Certificate" ->
          new Operated(
              List.of(),
              Optional.empty(),
              Map.of(resource.get("spec", "secretName"), Set.of("tls.crt", "tls.key")));
      default -> NOTHING;
    };
  }

  private static Workload pods(
      String name, GenericKubernetesResource resource, String metadata, int... ports) {
    Object node = resource.get("spec");
    for (String step : (metadata + ".labels").split("\\.")) {
      node = YamlFile.map(node).get(step);
    }
    Map<String, String> labels = new HashMap<>();
    YamlFile.map(node).forEach((label, value) -> labels.put(label, value.toString()));
    labels.put("app", name);
    var container =
        new ContainerBuilder().withPorts(Stream.of(boxed(ports)).map(Operated::port).toList());
    return new Workload(
        name,
        labels,
        Optional.empty(),
        new PodSpecBuilder().withContainers(container.build()).build());
  }

  private static Integer[] boxed(int... ports) {
    return java.util.Arrays.stream(ports).boxed().toArray(Integer[]::new);
  }

  private static ContainerPort port(int number) {
    var port = new ContainerPortBuilder().withContainerPort(number);
    return (number == 8080 ? port.withName("http") : port).build();
  }
}
