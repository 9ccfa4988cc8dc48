package throughline.platform.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks every endpoint of a service and finds those that anyone could call without being meant to.
 */
public final class EndpointSecurity {

  private EndpointSecurity() {}

  /**
   * The endpoints that name no role and are not on the list of public ones.
   *
   * @param classes the service's classes
   * @param publicEndpoints methods that are open to all, as {@code SimpleClassName.method}
   * @return {@code SimpleClassName.method} of each endpoint left open, sorted; also, behind "not
   *     public any more: ", each listed one that is not {@code @PermitAll}, so that the list cannot
   *     rot
   */
  public static Set<String> leftOpen(JavaClasses classes, Set<String> publicEndpoints) {
    var found = new TreeSet<String>();
    var open = new TreeSet<String>();
    for (var type : classes) {
      for (var method : type.getMethods()) {
        if (isEndpoint(method)) {
          check(method, publicEndpoints, found, open);
        }
      }
    }
    publicEndpoints.stream()
        .filter(name -> !open.contains(name))
        .forEach(name -> found.add("not public any more: " + name));
    return found;
  }

  private static void check(
      JavaMethod method, Set<String> publicOnes, Set<String> found, Set<String> open) {
    var name = method.getOwner().getSimpleName() + "." + method.getName();
    if (method.isAnnotatedWith(PermitAll.class)) {
      open.add(name);
      if (!publicOnes.contains(name)) {
        found.add(name);
      }
    } else if (!method.isAnnotatedWith(RolesAllowed.class)
        && !method.getOwner().isAnnotatedWith(RolesAllowed.class)) {
      found.add(name);
    }
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.isAnnotatedWith(Path.class) && method.getOwner().isAnnotatedWith(Path.class)
        || method.isMetaAnnotatedWith(HttpMethod.class);
  }
}
