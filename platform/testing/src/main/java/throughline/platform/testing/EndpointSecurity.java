package throughline.platform.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Walks every endpoint of a service, those that it has from the platform among them, and finds each
 * that anyone could call without being meant to.
 */
public final class EndpointSecurity {

  /** The pages around sign-in that platform/web gives every service. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "SignInPages.signIn",
          "SignInPages.signedOut",
          "SignInPages.nothingToSignOut",
          "SignInPages.nothingToSignIn",
          "SignedOutElsewhere.end");

  private static final Set<String> ANNOTATIONS =
      Set.of(
          RolesAllowed.class.getName(),
          PermitAll.class.getName(),
          DenyAll.class.getName(),
          "io.quarkus.security.Authenticated");

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
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(servicePackage, "throughline.platform");
    var listed = new HashSet<>(publicEndpoints);
    listed.addAll(OF_THE_PLATFORM);
    return leftOpen(classes, listed);
  }

  static Set<String> leftOpen(JavaClasses classes, Set<String> listed) {
    var open = new TreeSet<String>();
    classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> isEndpoint(method) && !isGuarded(method))
        .forEach(method -> open.add(method.getOwner().getSimpleName() + "." + method.getName()));
    var found = new TreeSet<>(open);
    found.removeAll(listed);
    listed.stream()
        .filter(name -> !open.contains(name))
        .forEach(name -> found.add("not public any more: " + name));
    return found;
  }

  /** As Jakarta Annotations has it, what stands on the method replaces what stands on the class. */
  private static boolean isGuarded(JavaMethod method) {
    HasAnnotations<?> place =
        ANNOTATIONS.stream().anyMatch(method::isAnnotatedWith) ? method : method.getOwner();
    return place.isAnnotatedWith(DenyAll.class)
        || place
            .tryGetAnnotationOfType(RolesAllowed.class)
            .filter(roles -> Stream.of(roles.value()).noneMatch(NO_ROLE::contains))
            .isPresent();
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.isAnnotatedWith(Path.class) && method.getOwner().isAnnotatedWith(Path.class)
        || method.isMetaAnnotatedWith(HttpMethod.class);
  }
}
