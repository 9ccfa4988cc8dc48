package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.local.SuiteService;

/** A service has the same heap wherever it runs, and its pod has room for it (ADR-0001). */
class HeapTest {

  private static final String VARIABLE = "JAVA_TOOL_OPTIONS";
  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+m)\\b");

  /**
   * More than a whole service takes at rest, when little of its heap is in use (bench/README.md).
   */
  private static final int BESIDE_MB = 256;

  private static final String OF_IMAGE =
      heap(Repository.THIS.text("deploy/Dockerfile").lines().filter(l -> l.startsWith("ENV ")));

  private static final Map<String, String> OF_RUN =
      Stream.of(SuiteService.values())
          .collect(
              Collectors.toMap(
                  SuiteService::folder, SuiteService::heap, (a, b) -> a, TreeMap::new));

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  private static Manifests manifests(String overlay) {
    return Manifests.read(copy.path("k8s/overlays/" + overlay));
  }

  @Test
  void onCompose() {
    var compose = new Compose(copy);
    var heaps = new TreeMap<String, String>();
    for (var service : Repository.THIS.services()) {
      heaps.put(service, heap(compose.environment(service)));
    }
    assertEquals(OF_RUN, heaps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
  void onKubernetes(String overlay) {
    var manifests = manifests(overlay);
    var heaps = new TreeMap<String, String>();
    manifests
        .services()
        .forEach(service -> heaps.put(service.name(), heap(service.environment(manifests))));
    assertEquals(OF_RUN, heaps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
  void itsPodHasRoomForIt(String overlay) {
    var manifests = manifests(overlay);
    manifests
        .services()
        .forEach(
            service -> {
              int heap = megabytes(heap(service.environment(manifests)), "m");
              var limit = service.containers().get(0).getResources().getLimits().get("memory");
              assertTrue(
                  megabytes(limit.toString(), "Mi") >= heap + BESIDE_MB,
                  service.name() + " has a heap of " + heap + " MB and a limit of " + limit);
            });
  }

  private static String heap(Map<String, String> environment) {
    return environment.containsKey(VARIABLE)
        ? heap(Stream.of(environment.get(VARIABLE)))
        : OF_IMAGE;
  }

  private static String heap(Stream<String> options) {
    return options
        .map(HEAP::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static int megabytes(String size, String unit) {
    assertTrue(size.endsWith(unit), size);
    return Integer.parseInt(size.substring(0, size.length() - unit.length()));
  }
}
