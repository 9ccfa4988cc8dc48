package throughline.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every name that one resource uses for another must be the name of one. */
final class ReferenceRules {
  private final Manifests manifests;
  private final List<String> problems = new ArrayList<>();

  private ReferenceRules(Manifests manifests) {
    this.manifests = manifests;
  }

  static List<String> problems(Manifests manifests) {
    ReferenceRules rules = new ReferenceRules(manifests);
    rules.namesAreUsedOnce();
    manifests.workloads().forEach(rules::workload);
    manifests.all(Service.class).forEach(rules::service);
    manifests.all(Ingress.class).forEach(rules::ingress);
    for (PodDisruptionBudget budget : manifests.all(PodDisruptionBudget.class)) {
      rules.check(
          manifests.pods().stream().anyMatch(w -> w.matches(budget.getSpec().getSelector())),
          "PodDisruptionBudget %s selects no pods",
          budget.getMetadata().getName());
    }
    return rules.problems;
  }

  private void check(boolean holds, String problem, Object... details) {
    if (!holds) {
      problems.add(problem.formatted(details));
    }
  }

  private void namesAreUsedOnce() {
    Set<String> seen = new HashSet<>();
    for (HasMetadata resource : manifests.resources()) {
      String name = resource.getKind() + " " + resource.getMetadata().getName();
      check(seen.add(name), "%s is there twice", name);
    }
  }

  private void workload(Workload workload) {
    workload
        .selector()
        .ifPresent(
            selector ->
                check(
                    !selector.getMatchLabels().isEmpty() && workload.matches(selector),
                    "%s: its selector does not match the labels of its own pods",
                    workload.name()));
    for (Container container : workload.containers()) {
      environment(workload, container);
      mounts(workload, container);
    }
    workload.pod().getVolumes().forEach(volume -> volume(workload, volume));
  }

  private void environment(Workload workload, Container container) {
    container.getEnvFrom().stream()
        .filter(source -> source.getConfigMapRef() != null)
        .forEach(source -> configMap(workload, source.getConfigMapRef().getName()));
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
        var wanted = variable.getValueFrom().getSecretKeyRef();
        check(
            Boolean.TRUE.equals(wanted.getOptional())
                || manifests.secret(wanted.getName()).contains(wanted.getKey()),
            "%s: %s comes from key %s of Secret %s, which is not there",
            workload.name(),
            variable.getName(),
            wanted.getKey(),
            wanted.getName());
      }
    }
  }

  private void configMap(Workload workload, String name) {
    check(
        manifests.find(ConfigMap.class, name).isPresent(),
        "%s: there is no ConfigMap %s",
        workload.name(),
        name);
  }

  private void volume(Workload workload, Volume volume) {
    if (volume.getConfigMap() != null) {
      configMap(workload, volume.getConfigMap().getName());
    }
    if (volume.getSecret() != null) {
      check(
          !manifests.secret(volume.getSecret().getSecretName()).isEmpty(),
          "%s: there is no Secret %s",
          workload.name(),
          volume.getSecret().getSecretName());
    }
    if (volume.getProjected() != null) {
      for (var source : volume.getProjected().getSources()) {
        for (var item : source.getSecret().getItems()) {
          check(
              manifests.secret(source.getSecret().getName()).contains(item.getKey()),
              "%s: there is no key %s of Secret %s",
              workload.name(),
              item.getKey(),
              source.getSecret().getName());
        }
      }
    }
  }

  private void mounts(Workload workload, Container container) {
    Set<String> volumes =
        workload.pod().getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
    for (VolumeMount mount : container.getVolumeMounts()) {
      check(
          volumes.contains(mount.getName()),
          "%s mounts %s, which is not one of its volumes",
          workload.name(),
          mount.getName());
    }
  }

  private void service(Service service) {
    String name = service.getMetadata().getName();
    List<Workload> selected =
        manifests.workloads().stream()
            .filter(workload -> workload.matches(service.getSpec().getSelector()))
            .toList();
    check(selected.size() == 1, "Service %s selects %d kinds of pod", name, selected.size());
    for (Workload workload : selected) {
      for (ServicePort port : service.getSpec().getPorts()) {
        check(
            workload.port(port.getTargetPort()).isPresent(),
            "Service %s leads to port %s, which %s does not have",
            name,
            port.getTargetPort().getValue(),
            workload.name());
      }
    }
  }

  private void ingress(Ingress ingress) {
    for (var tls : ingress.getSpec().getTls()) {
      check(
          !manifests.secret(tls.getSecretName()).isEmpty(),
          "Ingress %s: no Certificate makes the Secret %s",
          ingress.getMetadata().getName(),
          tls.getSecretName());
    }
    Set<String> certified =
        ingress.getSpec().getTls().stream()
            .flatMap(tls -> tls.getHosts().stream())
            .collect(Collectors.toSet());
    ingress.getSpec().getRules().stream()
        .peek(
            rule ->
                check(
                    certified.contains(rule.getHost()),
                    "Ingress %s: %s has no certificate",
                    ingress.getMetadata().getName(),
                    rule.getHost()))
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .forEach(path -> backend(ingress.getMetadata().getName(), path));
  }

  private void backend(String ingress, HTTPIngressPath path) {
    IngressServiceBackend backend = path.getBackend().getService();
    Optional<Service> service = manifests.find(Service.class, backend.getName());
    check(
        service.stream()
                .flatMap(found -> found.getSpec().getPorts().stream())
                .flatMap(port -> Stream.ofNullable(port.getName()))
                .anyMatch(name -> name.equals(backend.getPort().getName()))
            || manifests
                .operated()
                .anyMatch(made -> made.service().stream().anyMatch(backend.getName()::equals)),
        "Ingress %s leads to port %s of Service %s, which is not there",
        ingress,
        backend.getPort().getName(),
        backend.getName());
  }
}
