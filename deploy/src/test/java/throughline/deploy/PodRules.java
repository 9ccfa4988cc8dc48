package throughline.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** How each pod runs: as whom, with how much, asked how it is, and stopped in what time. */
final class PodRules {
  /** The relay's stop time-out and the pause before it. */
  private static final int OUTBOX_SECONDS = 25;

  private final Manifests manifests;
  private final List<String> problems = new ArrayList<>();

  private PodRules(Manifests manifests) {
    this.manifests = manifests;
  }

  static List<String> problems(Manifests manifests) {
    PodRules rules = new PodRules(manifests);
    for (Workload workload : manifests.workloads()) {
      rules.pod(workload);
      workload.containers().forEach(container -> rules.hardening(workload, container));
      workload.containers().forEach(container -> rules.probes(workload, container));
    }
    manifests.services().forEach(rules::service);
    return rules.problems;
  }

  private void check(boolean holds, Workload workload, String problem, Object... details) {
    if (!holds) {
      problems.add(workload.name() + ": " + problem.formatted(details));
    }
  }

  private void pod(Workload workload) {
    PodSpec pod = workload.pod();
    var security = pod.getSecurityContext();
    check(
        security != null
            && Boolean.TRUE.equals(security.getRunAsNonRoot())
            && security.getRunAsUser() != null
            && security.getRunAsUser() > 0,
        workload,
        "may run as root");
    check(
        security != null
            && security.getSeccompProfile() != null
            && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
        workload,
        "has no seccomp profile");
    check(
        Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
        workload,
        "is given a token for the cluster's API");
  }

  private void hardening(Workload workload, Container container) {
    var security = container.getSecurityContext();
    check(
        Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()),
        workload,
        "may gain privileges");
    check(
        security.getCapabilities().getDrop().equals(List.of("ALL")),
        workload,
        "keeps capabilities");
    check(
        Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()),
        workload,
        "can write to its image");
    Map<String, Quantity> limits = container.getResources().getLimits();
    Map<String, Quantity> requests = container.getResources().getRequests();
    check(
        limits.containsKey("memory") && requests.keySet().equals(Set.of("cpu", "memory")),
        workload,
        "has no request for processor and memory, or no limit of memory");
  }

  private void probes(Workload workload, Container container) {
    Stream.of(
            container.getStartupProbe(),
            container.getReadinessProbe(),
            container.getLivenessProbe())
        .filter(Objects::nonNull)
        .forEach(probe -> probe(workload, probe));
  }

  private void probe(Workload workload, Probe probe) {
    IntOrString port = null;
    if (probe.getHttpGet() != null) {
      port = probe.getHttpGet().getPort();
    } else if (probe.getTcpSocket() != null) {
      port = probe.getTcpSocket().getPort();
    }
    check(
        port == null || workload.port(port).isPresent(),
        workload,
        "is asked for its health at port %s, which it does not have",
        port == null ? "" : port.getValue());
  }

  private void service(Workload workload) {
    check(
        workload.pod().getTerminationGracePeriodSeconds() > OUTBOX_SECONDS,
        workload,
        "is killed before its outbox has stopped");
    Container container = workload.containers().get(0);
    healthAt(workload, "started", container.getStartupProbe());
    healthAt(workload, "ready", container.getReadinessProbe());
    healthAt(workload, "live", container.getLivenessProbe());
    Map<String, String> environment = workload.environment(manifests);
    portFollows(workload, "http", environment.get("HTTP_PORT"));
    portFollows(workload, "management", environment.get("MANAGEMENT_PORT"));
    instances(workload);
    check(
        !FileLimits.takesFiles(workload.name()) || hasRoomForFiles(workload.pod()),
        workload,
        "is evicted by files that it takes");
  }

  private static boolean hasRoomForFiles(PodSpec pod) {
    return pod.getVolumes().stream()
        .filter(volume -> volume.getEmptyDir() != null)
        .map(volume -> volume.getEmptyDir().getSizeLimit())
        .allMatch(
            limit ->
                limit == null
                    || Quantity.getAmountInBytes(limit).longValue() > FileLimits.uploadDisk());
  }

  private void healthAt(Workload workload, String kind, Probe probe) {
    check(
        probe != null
            && probe.getHttpGet() != null
            && probe.getHttpGet().getPath().equals("/q/health/" + kind)
            && "management".equals(probe.getHttpGet().getPort().getStrVal()),
        workload,
        "is not asked at /q/health/%s of the management port",
        kind);
  }

  private void portFollows(Workload workload, String port, String setting) {
    check(
        workload.port(new IntOrString(port)).map(String::valueOf).orElse("none").equals(setting),
        workload,
        "listens on %s for %s, which is not the port of that name",
        setting,
        port);
  }

  private void instances(Workload workload) {
    var spec = manifests.find(Deployment.class, workload.name()).orElseThrow().getSpec();
    boolean budget = manifests.find(PodDisruptionBudget.class, workload.name()).isPresent();
    Integer instances =
        spec.getReplicas() != null
            ? spec.getReplicas()
            : manifests.operated("ScaledObject").get("spec", "minReplicaCount");
    check(instances > 1 && budget, workload, "goes away when one node is drained");
  }
}
