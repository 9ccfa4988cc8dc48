package throughline.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whatever makes pods: all that the checks want to know of it. */
record Workload(
    String name, Map<String, String> labels, Optional<LabelSelector> selector, PodSpec pod) {

  static Optional<Workload> of(HasMetadata resource) {
    if (resource instanceof Deployment deployment) {
      return Optional.of(
          of(resource, deployment.getSpec().getSelector(), deployment.getSpec().getTemplate()));
    }
    if (resource instanceof Job job) {
      return Optional.of(of(resource, null, job.getSpec().getTemplate()));
    }
    return Optional.empty();
  }

  private static Workload of(
      HasMetadata resource, LabelSelector selector, PodTemplateSpec template) {
    return new Workload(
        resource.getMetadata().getName(),
        template.getMetadata().getLabels(),
        Optional.ofNullable(selector),
        template.getSpec());
  }

  /** One of the suite's own, as opposed to what a try-out brings along. */
  boolean isService() {
    return "service".equals(labels.get("app.kubernetes.io/component"));
  }

  boolean matches(LabelSelector selector) {
    return selector.getMatchExpressions().isEmpty()
        && (selector.getMatchLabels() == null || matches(selector.getMatchLabels()));
  }

  boolean matches(Map<String, String> wanted) {
    return labels.entrySet().containsAll(wanted.entrySet());
  }

  List<Container> containers() {
    return pod.getContainers();
  }

  /** The number of a port given by its name or number, if a container has it. */
  Optional<Integer> port(IntOrString wanted) {
    return containers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> is(port, wanted))
        .map(ContainerPort::getContainerPort)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean is(ContainerPort port, IntOrString wanted) {
    return wanted.getStrVal() != null
        ? wanted.getStrVal().equals(port.getName())
        : wanted.getIntVal().equals(port.getContainerPort());
  }

  /** The variables of its containers; the value of one that comes from a Secret is left empty. */
  Map<String, String> environment(Manifests manifests) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Container container : containers()) {
      container.getEnvFrom().stream()
          .filter(source -> source.getConfigMapRef() != null)
          .forEach(
              source ->
                  environment.putAll(manifests.configMap(source.getConfigMapRef().getName())));
      for (EnvVar variable : container.getEnv()) {
        environment.put(variable.getName(), Optional.ofNullable(variable.getValue()).orElse(""));
      }
    }
    return environment;
  }
}
