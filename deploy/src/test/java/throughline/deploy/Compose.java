package throughline.deploy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docker-compose.yml and what can be said of it without an engine. The keys are those of the
 * Compose specification that the file uses: one that is new here is looked up there and added.
 */
final class Compose {
  private static final Set<String> TOP = Set.of("name", "services", "networks", "volumes");
  private static final Set<String> SERVICE =
      Set.of(
          "build",
          "cap_drop",
          "command",
          "depends_on",
          "deploy",
          "entrypoint",
          "environment",
          "healthcheck",
          "image",
          "networks",
          "ports",
          "read_only",
          "restart",
          "security_opt",
          "stop_grace_period",
          "tmpfs",
          "volumes");
  private static final Set<String> HEALTH =
      Set.of("test", "interval", "timeout", "retries", "start_period");
  private static final Set<String> BUILD = Set.of("context", "dockerfile", "args");
  private static final Set<String> CONDITIONS =
      Set.of("service_started", "service_healthy", "service_completed_successfully");
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?([^}]*)}");
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  private final Repository repository;
  private final String text;
  private final Map<String, Object> file;
  private final List<String> problems = new ArrayList<>();

  Compose(Repository repository) {
    this.repository = repository;
    this.text = repository.text("docker-compose.yml");
    this.file = YamlFile.map(text);
  }

  Map<String, Object> service(String name) {
    return YamlFile.map(YamlFile.map(file.get("services")).get(name));
  }

  /** A service's variables, those with a default filled. */
  Map<String, String> environment(String service) {
    Map<String, String> environment = new LinkedHashMap<>();
    YamlFile.map(service(service).get("environment"))
        .forEach(
            (name, value) ->
                environment.put(name, DEFAULTED.matcher(value.toString()).replaceAll("$1")));
    return environment;
  }

  Set<String> requiredVariables() {
    return REQUIRED.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  List<String> problems() {
    Map<String, Object> services = YamlFile.map(file.get("services"));
    unknown("the file", withoutExtensions(file.keySet()), TOP);
    for (String name : services.keySet()) {
      service(name, service(name));
    }
    for (String folder : Repository.THIS.services()) {
      own(folder);
    }
    variables();
    return problems;
  }

  private static List<String> withoutExtensions(Collection<String> keys) {
    return keys.stream().filter(key -> !key.startsWith("x-")).toList();
  }

  private void check(boolean holds, String problem, Object... details) {
    if (!holds) {
      problems.add(problem.formatted(details));
    }
  }

  private void unknown(String where, Collection<String> keys, Set<String> known) {
    keys.forEach(key -> check(known.contains(key), "%s: unknown key %s", where, key));
  }

  private void service(String name, Map<String, Object> service) {
    unknown(name, service.keySet(), SERVICE);
    unknown(name, YamlFile.map(service.get("healthcheck")).keySet(), HEALTH);
    unknown(name, YamlFile.map(service.get("build")).keySet(), BUILD);
    check(service.containsKey("image"), "%s has no image", name);
    for (String network : YamlFile.strings(service.get("networks"))) {
      check(
          YamlFile.map(file.get("networks")).containsKey(network),
          "%s: there is no network %s",
          name,
          network);
    }
    for (String port : YamlFile.strings(service.get("ports"))) {
      check(port.startsWith("127.0.0.1:"), "%s: port %s is open to other machines", name, port);
    }
    YamlFile.map(service.get("depends_on"))
        .forEach((other, how) -> dependency(name, other, YamlFile.map(how)));
    YamlFile.strings(service.get("volumes")).forEach(volume -> volume(name, volume));
  }

  private void dependency(String name, String other, Map<String, Object> how) {
    Object condition = how.get("condition");
    check(
        YamlFile.map(file.get("services")).containsKey(other),
        "%s waits for %s, which is not there",
        name,
        other);
    check(CONDITIONS.contains(condition), "%s: unknown condition %s", name, condition);
    check(
        !"service_healthy".equals(condition) || service(other).containsKey("healthcheck"),
        "%s waits for the health of %s, which is not asked for it",
        name,
        other);
  }

  private void volume(String name, String volume) {
    String source = volume.substring(0, volume.indexOf(':'));
    boolean exists =
        source.startsWith("./")
            ? Files.exists(repository.path(source))
            : YamlFile.map(file.get("volumes")).containsKey(source);
    check(exists, "%s mounts %s, which is not there", name, source);
  }

  private void own(String folder) {
    check(!service(folder).isEmpty(), "there is no service %s", folder);
    Map<String, Object> build = YamlFile.map(service(folder).get("build"));
    check(
        folder.equals(YamlFile.map(build.get("args")).get("SERVICE")),
        "%s is built from another folder",
        folder);
    check(
        build.get("dockerfile") != null
            && Files.exists(repository.path(build.get("dockerfile").toString())),
        "%s has no Dockerfile",
        folder);
    problems.addAll(ServiceSettings.ALL.problems(folder, environment(folder).keySet()));
  }

  private void variables() {
    Set<String> offered = new TreeSet<>();
    repository
        .text(".env.example")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> offered.add(line.substring(0, line.indexOf('='))));
    for (String required : requiredVariables()) {
      check(offered.contains(required), ".env.example does not offer %s", required);
    }
    for (String name : offered) {
      check(text.contains("${" + name + ":"), "nothing reads %s of .env.example", name);
    }
  }
}
