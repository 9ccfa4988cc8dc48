package throughline.deploy;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the proxy before the services has to let through, and may not write down. */
final class IngressRules {

  private static final String NGINX = "nginx.ingress.kubernetes.io/";

  /** What follows it opens a family's record. */
  private static final String FAMILY_LINKS = "/family/link";

  private static final String ITS_SERVICE = "ecalm-membership";

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
    rules.keepsFamilyLinksOutOfTheLog();
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

  private void keepsFamilyLinksOutOfTheLog() {
    var leadingThere =
        manifests.all(Ingress.class).stream()
            .filter(
                ingress ->
                    paths(ingress)
                        .anyMatch(
                            path -> path.getBackend().getService().getName().equals(ITS_SERVICE)))
            .toList();
    var unlogged =
        leadingThere.stream()
            .anyMatch(
                ingress ->
                    paths(ingress).allMatch(path -> path.getPath().equals(FAMILY_LINKS))
                        && says(ingress, "enable-access-log", "false"));
    if (!leadingThere.isEmpty() && !unlogged) {
      problems.add("%s: its proxy logs the secrets of families' links".formatted(ITS_SERVICE));
    }
  }
}
