package throughline.deploy;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may talk to whom, worked out from the policies as a cluster would. */
final class NetworkRules {
  private final Manifests manifests;
  private final List<NetworkPolicy> policies;
  private final List<String> problems = new ArrayList<>();

  NetworkRules(Manifests manifests) {
    this.manifests = manifests;
    this.policies = manifests.all(NetworkPolicy.class);
  }

  static List<String> problems(Manifests manifests) {
    NetworkRules rules = new NetworkRules(manifests);
    if (rules.policies.stream().noneMatch(NetworkRules::deniesEverything)) {
      rules.problems.add("no policy denies by default");
    }
    rules.policies.forEach(rules::policy);
    return rules.problems;
  }

  private static boolean deniesEverything(NetworkPolicy policy) {
    var spec = policy.getSpec();
    return isEmpty(spec.getPodSelector())
        && spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
        && spec.getIngress().isEmpty()
        && spec.getEgress().isEmpty();
  }

  private static boolean isEmpty(LabelSelector selector) {
    return selector.getMatchLabels() == null || selector.getMatchLabels().isEmpty();
  }

  private void policy(NetworkPolicy policy) {
    String name = policy.getMetadata().getName();
    List<Workload> subjects = selected(policy.getSpec().getPodSelector());
    selects(name, policy.getSpec().getPodSelector());
    for (var rule : policy.getSpec().getIngress()) {
      rule.getFrom().forEach(peer -> peer(name, peer));
      rule.getPorts().forEach(port -> port(name, port, subjects));
    }
    for (var rule : policy.getSpec().getEgress()) {
      rule.getTo().forEach(peer -> peer(name, peer));
      List<Workload> targets = rule.getTo().stream().flatMap(this::inside).toList();
      if (!targets.isEmpty()) {
        rule.getPorts().forEach(port -> port(name, port, targets));
      }
    }
  }

  private void peer(String policy, NetworkPolicyPeer peer) {
    if (peer.getNamespaceSelector() == null && peer.getPodSelector() != null) {
      selects(policy, peer.getPodSelector());
    }
  }

  private Stream<Workload> inside(NetworkPolicyPeer peer) {
    return peer.getNamespaceSelector() == null && peer.getPodSelector() != null
        ? selected(peer.getPodSelector()).stream()
        : Stream.empty();
  }

  private List<Workload> selected(LabelSelector selector) {
    return manifests.pods().stream().filter(w -> w.matches(selector)).toList();
  }

  private void selects(String policy, LabelSelector selector) {
    if (selected(selector).isEmpty()) {
      problems.add(
          "NetworkPolicy %s: %s selects no pods".formatted(policy, selector.getMatchLabels()));
    }
  }

  private void port(String policy, NetworkPolicyPort port, List<Workload> owners) {
    for (Workload owner : owners) {
      if (owner.port(port.getPort()).isEmpty()) {
        problems.add(
            "NetworkPolicy %s: %s has no port %s"
                .formatted(policy, owner.name(), port.getPort().getValue()));
      }
    }
  }

  /** Whether both ends let a connection through. */
  boolean isAllowed(Workload from, Workload to, int port) {
    return policies.stream().anyMatch(policy -> letsOut(policy, from, to, port))
        && policies.stream().anyMatch(policy -> letsIn(policy, from, to, port));
  }

  private static boolean letsOut(NetworkPolicy policy, Workload from, Workload to, int port) {
    return from.matches(policy.getSpec().getPodSelector())
        && policy.getSpec().getEgress().stream()
            .anyMatch(rule -> names(rule.getTo(), to) && opens(rule.getPorts(), to, port));
  }

  private static boolean letsIn(NetworkPolicy policy, Workload from, Workload to, int port) {
    return to.matches(policy.getSpec().getPodSelector())
        && policy.getSpec().getIngress().stream()
            .anyMatch(rule -> names(rule.getFrom(), from) && opens(rule.getPorts(), to, port));
  }

  private static boolean names(List<NetworkPolicyPeer> peers, Workload workload) {
    return peers.stream()
        .anyMatch(
            peer ->
                peer.getNamespaceSelector() == null
                    && peer.getPodSelector() != null
                    && workload.matches(peer.getPodSelector()));
  }

  private static boolean opens(List<NetworkPolicyPort> ports, Workload to, int port) {
    return ports.stream()
        .map(NetworkPolicyPort::getPort)
        .anyMatch(wanted -> to.port(wanted).equals(to.port(new IntOrString(port))));
  }
}
