package throughline.deploy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** docker-compose.yml, and what can be wrong with it that docker-compose itself does not know. */
final class Compose {
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  private final Repository repository;
  private final Map<String, Object> file;
  private final List<String> problems = new ArrayList<>();

  Compose(Repository repository) {
    this.repository = repository;
    this.file = YamlFile.map(repository.text("docker-compose.yml"));
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

  List<String> problems() {
    for (String name : YamlFile.map(file.get("services")).keySet()) {
      service(name, service(name));
    }
    Repository.THIS.services().forEach(this::own);
    return problems;
  }

  private void check(boolean holds, String problem, Object... details) {
    if (!holds) {
      problems.add(problem.formatted(details));
    }
  }

  private void service(String name, Map<String, Object> service) {
    for (String port : YamlFile.strings(service.get("ports"))) {
      check(port.startsWith("127.0.0.1:"), "%s: port %s is open to other machines", name, port);
    }
    for (String volume : YamlFile.strings(service.get("volumes"))) {
      String source = volume.substring(0, volume.indexOf(':'));
      check(
          !source.startsWith("./") || Files.exists(repository.path(source)),
          "%s mounts %s, which is not there",
          name,
          source);
    }
  }

  private void own(String folder) {
    Map<String, Object> build = YamlFile.map(service(folder).get("build"));
    check(
        folder.equals(YamlFile.map(build.get("args")).get("SERVICE")),
        "%s is built from another folder",
        folder);
    problems.addAll(ServiceSettings.ALL.problems(folder, environment(folder).keySet()));
  }
}
