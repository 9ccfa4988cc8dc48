package throughline.platform.web.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed stylesheet is the compiled source and carries nothing that belongs to gov.uk. */
class StylesheetTest {

  private static final Path SOURCE = Path.of("src/main/sass/throughline.scss");

  private final String css = read();

  @Test
  void itWasBuiltFromTheSourceBesideIt() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SOURCE));
    assertTrue(
        css.startsWith("/*! Built from throughline.scss " + HexFormat.of().formatHex(hash)),
        "run: cd platform/web/src/main/sass && npm install && npm run build");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GDS Transport", "crest", "crown-", "@font-face", "@import", "govuk-header"})
  void itLeavesOutWhatBelongsToGovUk(String name) {
    assertFalse(css.contains(name), name);
  }

  @Test
  void itFetchesNothing() {
    assertEquals(0, Pattern.compile("url\\((?!\"?data:)").matcher(css).results().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".govuk-error-summary",
        ".tl-menu",
        ".tl-figures",
        ".tl-chart__line",
        ".tl-table--dense"
      })
  void itHoldsWhatThePagesUse(String name) {
    assertTrue(css.contains(name), name);
  }

  /** The build leaves out what no page says, as the expression in it tells. */
  @Test
  void noPageUsesWhatItLeavesOut() throws IOException {
    var build = Files.readString(SOURCE.resolveSibling("build.mjs"));
    var unused = Pattern.compile("(?<=const UNUSED = /).*(?=/\n)").matcher(build);
    assertTrue(unused.find());
    var classes = Pattern.compile("class=\"[^\"]*(" + unused.group() + ")[^\"]*\"");
    for (var part : List.of("../../platform", "../../services", "../../deploy")) {
      try (var files = Files.walk(Path.of(part))) {
        for (var page : files.filter(StylesheetTest::isPage).toList()) {
          assertFalse(classes.matcher(Files.readString(page)).find(), page::toString);
        }
      }
    }
  }

  private static boolean isPage(Path file) {
    var name = file.toString();
    return name.contains("src/main/resources/templates/") && name.endsWith(".html")
        || name.endsWith(".ftl");
  }

  private static String read() {
    try (var in = StylesheetTest.class.getResourceAsStream("/throughline/assets/throughline.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
