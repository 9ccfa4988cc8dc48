package throughline.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The environment variables that the services read, taken from their own sources.
 *
 * @param known the names that have an effect
 * @param required the names without which a service does not start, or looks on its own machine for
 *     what is elsewhere
 * @param requiredByOne those that one service alone needs, by its folder
 */
record ServiceSettings(
    Set<String> known, Set<String> required, Map<String, Set<String>> requiredByOne) {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:?)");
  private static final Pattern READ_BY_CODE =
      Pattern.compile("@ConfigProperty\\(name = \"([a-z.-]+)\"");
  private static final Pattern IMAGE_VARIABLE = Pattern.compile("(?m)^ENV ([A-Z_]+)=");

  /** Their defaults are addresses of the local stack. */
  private static final Set<String> NEVER_THE_DEFAULT =
      Set.of("KAFKA_BOOTSTRAP_SERVERS", "OIDC_ISSUER");

  /** Of those that begin with KAFKA_, Kafka's own client reads what the services do not. */
  private static final Set<String> HANDED_TO_KAFKA =
      Set.of("KAFKA_SSL_TRUSTSTORE_LOCATION", "KAFKA_SSL_TRUSTSTORE_TYPE");

  static final ServiceSettings ALL = read(Repository.THIS);

  private static ServiceSettings read(Repository repository) {
    Set<String> known = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (Path file : repository.files("platform", "microprofile-config.properties")) {
      addAll(file, known, required);
    }
    Map<String, Set<String>> requiredByOne = new HashMap<>();
    for (Path file : repository.files("services", "application.properties")) {
      addAll(file, known, requiredByOne.computeIfAbsent(service(file), none -> new TreeSet<>()));
    }
    for (String folder : List.of("platform", "services")) {
      for (Path source : repository.files(folder, ".java")) {
        if (source.toString().contains("/src/main/")) {
          groups(READ_BY_CODE, Repository.text(source)).forEach(name -> known.add(variable(name)));
        }
      }
    }
    required.addAll(NEVER_THE_DEFAULT);
    known.addAll(HANDED_TO_KAFKA);
    known.addAll(groups(IMAGE_VARIABLE, repository.text("deploy/Dockerfile")));
    return new ServiceSettings(known, required, requiredByOne);
  }

  private static String service(Path file) {
    return file.toString().replaceFirst(".*services/", "").replaceFirst("/.*", "");
  }

  private static void addAll(Path file, Set<String> known, Set<String> required) {
    if (file.toString().contains("/src/main/")) {
      Repository.text(file).lines().forEach(line -> add(line, known, required));
    }
  }

  private static void add(String line, Set<String> known, Set<String> required) {
    if (line.isBlank() || line.startsWith("#") || line.startsWith("%")) {
      return; // a setting of one profile says nothing about a container
    }
    known.add(variable(line.substring(0, line.indexOf('='))));
    for (MatchResult found : EXPRESSION.matcher(line).results().toList()) {
      known.add(found.group(1));
      if (found.group(2).isEmpty()) {
        required.add(found.group(1));
      }
    }
  }

  /** How MicroProfile Config spells a property as an environment variable. */
  static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** What is wrong with the names that a container is given. */
  List<String> problems(String container, Collection<String> given) {
    List<String> problems = new ArrayList<>();
    for (String name : given) {
      if (!known.contains(name)) {
        problems.add("%s: no service reads the variable %s".formatted(container, name));
      }
    }
    Set<String> needed = new TreeSet<>(required);
    needed.addAll(requiredByOne.getOrDefault(container, Set.of()));
    for (String name : needed) {
      if (!given.contains(name)) {
        problems.add("%s: does not work without the variable %s".formatted(container, name));
      }
    }
    return problems;
  }
}
