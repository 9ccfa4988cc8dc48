package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileTest {

  private static final String TEXT = Repository.THIS.text("deploy/Dockerfile");

  static Stream<String> services() {
    return Repository.THIS.services().stream();
  }

  @Test
  void theInstructionsAreKnownOnes() {
    assertEquals(List.of(), Dockerfile.parse(TEXT).problems());
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatIsCopiedIsThereAfterABuild(String service) {
    assumeTrue(
        Files.exists(Repository.THIS.path("deploy/target/image/%s/app.aot".formatted(service))),
        service + " is not laid out: whether its files are where the image looks is left out");
    for (String source : Dockerfile.parse(TEXT).sources(service)) {
      assertTrue(Files.exists(Repository.THIS.path(source)), source);
    }
  }

  @Test
  void everythingElseStaysOutOfTheBuild() {
    List<String> lines =
        Repository.THIS.text(".dockerignore").lines().filter(l -> !l.startsWith("#")).toList();
    assertEquals(
        List.of(
            "*",
            "!deploy/target/image",
            "!platform/servers/target/throughline-servers-*.jar",
            "!contracts/src/main/resources/contracts/topics.txt",
            "!platform/keycloak/target/throughline-keycloak.jar",
            "!deploy/keycloak/themes",
            "!platform/web/src/main/resources/throughline/assets"),
        lines);
  }

  /** Whoever renames what is copied is told here and not by an engine. */
  @Test
  void theJobThatSetsUpKafkaIsMadeOfWhatIsThere() {
    Dockerfile job = Dockerfile.parse(Repository.THIS.text("deploy/kafka/Dockerfile"));
    assertEquals(
        List.of(
            "platform/servers/target/throughline-servers-0.2.0.jar /opt/throughline/",
            "contracts/src/main/resources/contracts/topics.txt /opt/throughline/"),
        job.all("COPY"));
    assertTrue(
        Files.exists(Repository.THIS.path("contracts/src/main/resources/contracts/topics.txt")));
    assertTrue(
        Repository.THIS
            .text("platform/servers/pom.xml")
            .contains("<artifactId>throughline-servers</artifactId>"));
    String main = job.all("ENTRYPOINT").get(0).replaceAll(".*\"([\\w.]+)\"]", "$1");
    assertTrue(
        Files.exists(
            Repository.THIS.path(
                "platform/servers/src/main/java/" + main.replace('.', '/') + ".java")),
        main);
    assertEquals(List.of("1000:1000"), job.all("USER"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      WORKDIR /app | WORKDR /app | unknown instruction WORKDR
      USER 10001:10001 | USER root | not the number
      :13-slim | :latest | not pinned
      ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"] | ENTRYPOINT java -jar quarkus-run.jar | process 1
      COPY deploy/target/image/${SERVICE}/lib/ | COPY services/${SERVICE}/target/lib/ | .dockerignore leaves out
      """)
  void aMistakeIsFound(String old, String mistake, String found) {
    assertTrue(TEXT.contains(old), old);
    List<String> problems = Dockerfile.parse(TEXT.replace(old, mistake)).problems();
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(found)), problems::toString);
  }
}
