package throughline.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The instructions of a Dockerfile.
 *
 * @param instructions in their order, continuation lines joined
 */
record Dockerfile(List<Instruction> instructions) {

  private static final Set<String> KNOWN =
      Set.of("ARG", "FROM", "LABEL", "WORKDIR", "COPY", "ENV", "USER", "ENTRYPOINT");

  record Instruction(String name, String rest) {}

  static Dockerfile parse(String text) {
    List<Instruction> instructions = new ArrayList<>();
    for (String line : text.replace("\\\n", " ").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.strip().split("\\s+", 2);
        instructions.add(new Instruction(words[0], words.length > 1 ? words[1] : ""));
      }
    }
    return new Dockerfile(instructions);
  }

  List<String> all(String name) {
    return instructions.stream()
        .filter(instruction -> instruction.name().equals(name))
        .map(Instruction::rest)
        .toList();
  }

  /** The paths that are copied from the source tree for one service. */
  List<String> sources(String service) {
    return all("COPY").stream()
        .map(rest -> rest.split("\\s+")[0].replace("${SERVICE}", service))
        .toList();
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (!KNOWN.contains(instruction.name())) {
        problems.add("unknown instruction " + instruction.name());
      }
    }
    if (!instructions.get(0).name().equals("ARG")
        || !all("FROM").equals(List.of("${BASE_IMAGE}"))) {
      problems.add("the base image cannot be replaced by an argument");
    }
    if (!all("ARG").get(0).matches("BASE_IMAGE=[a-z-]+:[0-9][\\w.-]*")) {
      problems.add("the base image is not pinned to a version");
    }
    if (!all("USER").equals(List.of("10001:10001"))) {
      problems.add("the user is not the number that the manifests run as");
    }
    if (!all("ENTRYPOINT")
        .equals(List.of("[\"java\", \"-XX:AOTCache=app.aot\", \"-jar\", \"quarkus-run.jar\"]"))) {
      problems.add("java is not process 1, which gets the signal to stop");
    }
    all("COPY").stream()
        .filter(rest -> !rest.startsWith("deploy/target/image/"))
        .forEach(rest -> problems.add(".dockerignore leaves out " + rest));
    return problems;
  }
}
