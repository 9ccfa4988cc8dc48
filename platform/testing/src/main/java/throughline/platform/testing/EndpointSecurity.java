package throughline.platform.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Walks every endpoint of a service, those that it has from the platform among them, and finds each
 * that anyone could call without being meant to.
 */
public final class EndpointSecurity {

  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "AboutPages.accessibility",
          "AboutPages.cookies",
          "AboutPages.help",
          "AboutPages.privacy",
          "PartsPages.parts",
          "SignInPages.signIn",
          "SignInPages.signedOut",
          "SignInPages.nothingToSignOut",
          "SignInPages.nothingToSignIn",
          "SignedOutElsewhere.end");

  /** What {@code @RolesAllowed} takes for anyone at all, and for anyone who signed in. */
  private static final Set<String> NO_ROLE = Set.of("*", "**");

  private EndpointSecurity() {}

  /**
   * The endpoints that name no role and are not on the list of public ones.
   *
   * @param servicePackage the root package of the service, on the class path
   * @param publicEndpoints the service's methods that are open to all, as {@code
   *     SimpleClassName.method}
   * @return {@code SimpleClassName.method} of each endpoint left open, sorted; also, behind "not
   *     public any more: ", each listed one that names a role or is gone, so that the list cannot
   *     rot
   */
  public static Set<String> leftOpen(String servicePackage, Set<String> publicEndpoints) {
    var listed = new HashSet<>(publicEndpoints);
    listed.addAll(OF_THE_PLATFORM);
    return leftOpen(Endpoint.of(servicePackage), listed);
  }

  /**
   * What somebody with this role may send, as {@code SimpleClassName.method}, sorted: nothing, of a
   * role that only reads.
   *
   * @param servicePackage the root package of the service, on the class path
   */
  public static Set<String> sentBy(String role, String servicePackage) {
    return Endpoint.of(servicePackage).stream()
        .filter(endpoint -> !endpoint.isRead() && endpoint.roles().contains(role))
        .map(Endpoint::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The forms of people who signed in to whose address nobody can be led back once their session
   * has ended (ADR-0009), since nothing answers GET there.
   *
   * @param servicePackage the root package of the service, on the class path
   * @param ofScripts what only scripts send, as {@code SimpleClassName.method}
   * @return {@code SimpleClassName.method} of each, sorted
   */
  public static Set<String> deadEnds(String servicePackage, Set<String> ofScripts) {
    var endpoints = Endpoint.of(servicePackage);
    var pages =
        endpoints.stream()
            .filter(Endpoint::isRead)
            .map(endpoint -> endpoint.pathWith("-"))
            .collect(Collectors.toSet());
    return endpoints.stream()
        .filter(endpoint -> endpoint.method().equals("POST") && !endpoint.isApi())
        .filter(EndpointSecurity::isGuarded)
        .filter(endpoint -> !pages.contains(endpoint.pathWith("-")))
        .map(Endpoint::name)
        .filter(name -> !ofScripts.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> leftOpen(List<Endpoint> endpoints, Set<String> listed) {
    var open = new TreeSet<String>();
    endpoints.stream()
        .filter(endpoint -> !isGuarded(endpoint))
        .forEach(endpoint -> open.add(endpoint.name()));
    var found = new TreeSet<>(open);
    found.removeAll(listed);
    listed.stream()
        .filter(name -> !open.contains(name))
        .forEach(name -> found.add("not public any more: " + name));
    return found;
  }

  private static boolean isGuarded(Endpoint endpoint) {
    var namesRoles = !endpoint.roles().isEmpty();
    return endpoint.closed()
        || namesRoles && endpoint.roles().stream().noneMatch(NO_ROLE::contains);
  }
}
