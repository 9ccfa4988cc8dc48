package throughline.platform.testing;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One endpoint of an application, as its annotations tell.
 *
 * @param name {@code SimpleClassName.method}
 * @param method the HTTP method
 * @param path the template of its path, such as {@code /api/hours/{id}}
 * @param roles the roles that open it; empty when it asks for none
 */
public record Endpoint(String name, String method, String path, List<String> roles) {

  /**
   * Every endpoint of the application and of the platform's web part.
   *
   * @param applicationPackage the application's root package, on the class path; test classes are
   *     left out, unless the application is a test itself
   */
  public static List<Endpoint> of(String applicationPackage) {
    var importer = new ClassFileImporter();
    var own = importer.importPackages(applicationPackage);
    var platform =
        importer
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("throughline.platform.web");
    return Stream.of(own, platform).flatMap(Endpoint::in).distinct().toList();
  }

  static Stream<Endpoint> in(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> type.getMethods().stream())
        .flatMap(method -> verb(method).map(verb -> read(method, verb)).stream());
  }

  private static Endpoint read(JavaMethod method, String verb) {
    var name = method.getOwner().getSimpleName() + "." + method.getName();
    var onClass = method.getOwner().getAnnotationOfType(Path.class).value();
    var onMethod = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    return new Endpoint(name, verb, joined(onClass, onMethod), roles(method));
  }

  private static String joined(String... parts) {
    return Stream.of(parts)
        .flatMap(part -> Stream.of(part.split("/")))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/", "/", ""));
  }

  private static Optional<String> verb(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .flatMap(type -> type.tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  private static List<String> roles(JavaMethod method) {
    return method
        .tryGetAnnotationOfType(RolesAllowed.class)
        .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
        .map(RolesAllowed::value)
        .map(List::of)
        .orElse(List.of());
  }

  /** Whether it belongs to the JSON API and not to the pages. */
  public boolean isApi() {
    return path.equals("/api") || path.startsWith("/api/");
  }

  /** Its path with each parameter filled by a value; the slashes of the template stay. */
  public String pathWith(String value) {
    return path.replaceAll("\\{[^/]*}", Matcher.quoteReplacement(value));
  }
}
