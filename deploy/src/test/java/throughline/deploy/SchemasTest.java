package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest is what Kubernetes and the operators say a resource of its kind may be. */
@Tag("nightly")
class SchemasTest {

  private static final Path SCHEMAS = Repository.THIS.path("deploy/schemas");

  @TempDir static Path folder;
  private static Map<String, String> built;

  @BeforeAll
  static void build() {
    assertTrue(
        Command.isThere("npm"), "Node.js and npm are needed for the schemas: install them first");
    Command.of(
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--package-lock=false")
        .in(SCHEMAS)
        .run()
        .mustSucceed();
    Repository copy = Repository.copyTo(folder);
    built =
        List.of("development", "production").stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    overlay -> Manifests.build(copy.path("k8s/overlays/" + overlay))));
  }

  private static String problems(String manifests) {
    return new Command(List.of("node", "check.js"), SCHEMAS).run(manifests).mustSucceed().output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "production"})
  void everyManifestIsValid(String overlay) {
    assertEquals("", problems(built.get(overlay)));
  }

  /**
   * A check that never fails checks nothing: of each kind of mistake one, and one of each group.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      containerPort: 8080 | containerPrt: 8080 | "containerPrt"' does not exist
      kind: PodDisruptionBudget | kind: PodDisruptionBudgt | PodDisruptionBudgt
      pathType: Prefix | pathType: Prefx | pathType must be equal to one of
      minAvailable: 1 | minAvailabl: 1 | "minAvailabl"' does not exist
      partitions: 8 | partitions: 0 | partitions must be >= 1
      type: scram-sha-512 | type: scram | authentication/type must be equal to one of
      instances: 3 | instances: three | instances must be integer
      dataDurability: required | dataDurability: require | dataDurability must be equal to one of
      inRoles: | inRole: | "inRole"' does not exist
      schedule: | schedle: | must have required property schedule
      destinationPath: | destPath: | "destPath"' does not exist
      minReplicaCount: | minReplicas: | "minReplicas"' does not exist
      dnsNames: | dnsName: | "dnsName"' does not exist
      backchannelDynamic: | backchannel: | "backchannel"' does not exist
      publicClient: | publcClient: | "publcClient"' does not exist
      """)
  void aMistakeIsFound(String old, String mistake, String found) {
    String valid = built.get("production");
    assertTrue(valid.contains(old), old);
    String problems = problems(valid.replace(old, mistake));
    assertTrue(problems.contains(found), problems);
  }

  @Test
  void aKeyThatIsWrittenTwiceIsNotRead() {
    var twice = new Command(List.of("node", "check.js"), SCHEMAS);
    assertTrue(twice.run("kind: A\nkind: B\n").code() != 0);
  }
}
