package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents say of tests, files and requirements is there. */
class DocumentsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern FILE =
      Pattern.compile(
          "`((?:\\.?[\\w-]+/)[\\w./-]+|[A-Z]+\\.md|pom\\.xml)`|]\\((?!https?:)([\\w./-]+)");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| (Met|Partly|Not met|Not applicable) \\| [^|]+ \\|$");

  /** The numbers of levels 1 and 2 in ASVS 5.0.0; those that are missing are of level 3. */
  private static final String ASVS =
      """
      1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1-1 3.2.1-2 3.3.1-4
      3.4.1-6 3.5.1-5 3.7.1-2 4.1.1-3 4.2.1-1 4.3.1-2 4.4.1-4 5.1.1-1 5.2.1-3 5.3.1-2 5.4.1-3
      6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5
      7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-1 8.4.1-1 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2 10.3.1-4
      10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1-1 11.6.1-1
      12.1.1-3 12.2.1-2 12.3.1-4 13.1.1-1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3
      15.1.1-3 15.2.1-3 15.3.1-7 16.1.1-1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1-1 17.2.1-4
      17.3.1-2""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/security/asvs.md",
        "docs/security/threat-model.md",
        "docs/data-protection.md",
        "docs/install.md",
        "docs/operate.md",
        "docs/service-standard.md",
        "SECURITY.md"
      })
  void everyTestAndFileThatIsNamedExists(String document) throws IOException {
    Path file = REPOSITORY.resolve(document);
    String text = Files.readString(file);
    Set<String> missing = new TreeSet<>();
    TEST.matcher(text).results().map(found -> found.group(1)).forEach(missing::add);
    missing.removeAll(tests());
    for (MatchResult found : FILE.matcher(text).results().toList()) {
      boolean isLink = found.group(2) != null;
      Path named =
          isLink ? file.resolveSibling(found.group(2)) : REPOSITORY.resolve(found.group(1));
      if (!Files.exists(named)) {
        missing.add(named.toString());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRequirementOfTheAsvsIsAnsweredOnceAndTheCountIsRight() throws IOException {
    String text = Files.readString(REPOSITORY.resolve("docs/security/asvs.md"));
    List<MatchResult> rows = ROW.matcher(text).results().toList();
    assertEquals(requirements(), rows.stream().map(row -> row.group(1)).toList());
    String count =
        Stream.of("Met", "Partly", "Not met", "Not applicable")
            .map(verdict -> rows.stream().filter(row -> row.group(2).equals(verdict)).count())
            .map(Object::toString)
            .collect(Collectors.joining(" | ", "| ", " |"));
    assertTrue(text.contains("\n" + count + "\n"), count);
  }

  private static List<String> requirements() {
    List<String> numbers = new ArrayList<>();
    for (String range : ASVS.split("\\s+")) {
      int dot = range.lastIndexOf('.');
      String[] ends = range.substring(dot + 1).split("-");
      for (int each = Integer.parseInt(ends[0]); each <= Integer.parseInt(ends[1]); each++) {
        numbers.add(range.substring(0, dot + 1) + each);
      }
    }
    return numbers;
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files =
        Files.find(
            REPOSITORY,
            20,
            (file, kind) ->
                kind.isRegularFile()
                    && file.toString().endsWith("Test.java")
                    && file.toString().contains("/src/test/"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
