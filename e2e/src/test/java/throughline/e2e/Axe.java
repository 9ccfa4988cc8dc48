package throughline.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Deque's axe in a page. Its script, half a megabyte, is given to a document once and not at each
 * width as {@link AxeBuilder} does, and what is right is not told at all.
 */
final class Axe {
  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String SCRIPT = "() => {" + script() + "}";
  private static final String RUN =
      """
      async tags => {
        const found = await axe.run(document, {
          runOnly: { type: 'tag', values: tags },
          resultTypes: ['violations'],
        });
        return found.violations.map(rule =>
          rule.id + ' (' + rule.help + '): ' +
          rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(', '));
      }
      """;

  private Axe() {}

  /** What is wrong with the page at its present width, in words. */
  static List<String> violations(Page page) {
    if (page.evaluate("() => typeof axe").equals("undefined")) {
      page.evaluate(SCRIPT);
    }
    List<?> found = (List<?>) page.evaluate(RUN, WCAG_22_AA);
    return found.stream().map(String.class::cast).toList();
  }

  private static String script() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
