package throughline.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static java.util.function.Predicate.not;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An endpoint, as its annotations describe it.
 *
 * @param name {@code SimpleClassName.method}
 * @param method the HTTP method; GET for a sub-resource locator
 * @param path the template of its path, such as {@code /api/hours/{id}}
 * @param takes the media types that it names itself; empty where the service's own serve
 * @param roles whom it lets in; empty if it names nobody
 * @param closed whether it lets nobody in, on purpose
 */
public record Endpoint(
    String name, String method, String path, Set<String> takes, Set<String> roles, boolean closed) {

  /** A parameter of a path, with its own pattern, in which slashes and a count may stand. */
  static final String PARAMETER = "\\{(?:[^{}]|\\{[^{}]*})*}";

  private static final Set<String> ANNOTATIONS =
      Set.of(
          RolesAllowed.class.getName(),
          PermitAll.class.getName(),
          DenyAll.class.getName(),
          "io.quarkus.security.Authenticated");

  private static final ImportOption NOT_OF_TESTS = new ImportOption.DoNotIncludeTests();

  /** By the application's root package; read once for all walks of a test JVM. */
  private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

  /** Those of a service, and of the platform in it. */
  static List<Endpoint> of(String servicePackage) {
    return of(
        read(servicePackage)
            .that(
                DescribedPredicate.describe(
                    "are not of tests",
                    type ->
                        type.getSource()
                            .map(source -> NOT_OF_TESTS.includes(Location.of(source.getUri())))
                            .orElse(false))));
  }

  /** Also those that only tests have, as the platform's own tests do. */
  static List<Endpoint> withThoseOfTests(String applicationPackage) {
    return of(
        read(applicationPackage)
            .that(resideInAnyPackage(applicationPackage + "..", "throughline.platform.web..")));
  }

  /** Without whatever these classes stand on but the annotations of endpoints. */
  private static JavaClasses read(String applicationPackage) {
    return READ.computeIfAbsent(
        applicationPackage,
        name ->
            ArchConfiguration.withThreadLocalScope(
                (ArchConfiguration configuration) -> {
                  configuration.setResolveMissingDependenciesFromClassPath(false);
                  return new ClassFileImporter()
                      .importPackages(name, "throughline.platform", Path.class.getPackageName());
                }));
  }

  static List<Endpoint> of(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(Endpoint::isEndpoint)
        .map(Endpoint::of)
        .toList();
  }

  boolean isApi() {
    return path.equals("/api") || path.startsWith("/api/");
  }

  String pathWith(String value) {
    return path.replaceAll(PARAMETER, Matcher.quoteReplacement(value));
  }

  boolean isRead() {
    return method.equals("GET");
  }

  private static Endpoint of(JavaMethod method) {
    // As Jakarta Annotations has it, what stands on the method replaces what stands on the class.
    HasAnnotations<?> place =
        ANNOTATIONS.stream().anyMatch(method::isAnnotatedWith) ? method : method.getOwner();
    var roles =
        place
            .tryGetAnnotationOfType(RolesAllowed.class)
            .map(allowed -> Set.of(allowed.value()))
            .orElse(Set.of());
    return new Endpoint(
        method.getOwner().getSimpleName() + "." + method.getName(),
        httpMethod(method),
        path(method),
        method
            .tryGetAnnotationOfType(Consumes.class)
            .map(consumes -> Set.of(consumes.value()))
            .orElse(Set.of()),
        roles,
        place.isAnnotatedWith(DenyAll.class));
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.isAnnotatedWith(Path.class) && method.getOwner().isAnnotatedWith(Path.class)
        || method.isMetaAnnotatedWith(HttpMethod.class);
  }

  private static String httpMethod(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .flatMap(type -> type.tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(HttpMethod::value)
        .findFirst()
        .orElse("GET");
  }

  private static String path(JavaMethod method) {
    return Stream.of(pathOf(method.getOwner()), pathOf(method))
        .flatMap(Optional::stream)
        .flatMap(path -> Stream.of(path.split("/")))
        .filter(not(String::isEmpty))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static Optional<String> pathOf(HasAnnotations<?> place) {
    return place.tryGetAnnotationOfType(Path.class).map(Path::value);
  }
}
