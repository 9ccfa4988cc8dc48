package throughline.deploy;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the proxy before the services has to let through, and may not write down. */
final class IngressRules {

  private static final String NGINX = "nginx.ingress.kubernetes.io/";

  /** What follows these opens a record, an application, somebody's place, questions or calendar. */
  private static final Map<String, Set<String>> LINKS =
      Map.of(
          "ecalm-membership",
          Set.of("/family/link"),
          "bipc-bookings",
          Set.of("/place/link", "/questions/link", "/follow-up/link", "/calendars"),
          "volunteers",
          Set.of(
              "/application/link",
              "/guardian/link",
              "/invitation/link",
              "/questions/link",
              "/survey/link",
              "/calendars"));

  private final Manifests manifests;
  private final List<String> problems = new ArrayList<>();

  private IngressRules(Manifests manifests) {
    this.manifests = manifests;
  }

  static List<String> problems(Manifests manifests) {
    var rules = new IngressRules(manifests);
    for (var ingress : manifests.all(Ingress.class)) {
      paths(ingress)
          .filter(path -> path.getPath().equals("/"))
          .map(path -> path.getBackend().getService().getName())
          .filter(FileLimits::takesFiles)
          .forEach(service -> rules.letsFilesThrough(ingress, service));
    }
    LINKS.forEach(rules::keepsOutOfTheLog);
    return rules.problems;
  }

  private static Stream<HTTPIngressPath> paths(Ingress ingress) {
    return ingress.getSpec().getRules().stream()
        .flatMap(rule -> rule.getHttp().getPaths().stream());
  }

  private static boolean says(Ingress ingress, String annotation, String value) {
    var annotations = ingress.getMetadata().getAnnotations();
    return annotations != null && value.equals(annotations.get(NGINX + annotation));
  }

  private void letsFilesThrough(Ingress ingress, String service) {
    if (!says(ingress, "proxy-body-size", FileLimits.largestBody())) {
      problems.add("%s: its proxy cuts off files before it can refuse them".formatted(service));
    }
  }

  private void keepsOutOfTheLog(String service, Set<String> secret) {
    var leadingThere =
        manifests.all(Ingress.class).stream()
            .filter(
                ingress ->
                    paths(ingress)
                        .anyMatch(path -> path.getBackend().getService().getName().equals(service)))
            .toList();
    var unlogged =
        leadingThere.stream()
            .filter(ingress -> says(ingress, "enable-access-log", "false"))
            .flatMap(IngressRules::paths)
            .map(HTTPIngressPath::getPath)
            .collect(Collectors.toSet());
    if (!leadingThere.isEmpty() && !unlogged.equals(secret)) {
      problems.add("%s: its proxy logs the secrets of links by mail".formatted(service));
    }
  }
}
