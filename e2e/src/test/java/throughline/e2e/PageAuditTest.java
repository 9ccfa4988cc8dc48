package throughline.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that finds nothing anywhere would look just like pages without fault. */
@BesideOthers
class PageAuditTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>A page</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"></head>
      <body><main><h1>A page</h1>%s</main></body></html>
      """;

  @Test
  void findsNothingWrongWithAPlainPage() {
    assertEquals(List.of(), look("<p>Some words.</p>"));
  }

  @Test
  void findsAPictureWithoutWords() {
    List<String> wrong = look("<img src='data:,'>");

    assertTrue(wrong.get(0).startsWith("self-test-wide: image-alt"), wrong::toString);
  }

  @Test
  void findsAPictureWithoutWordsThatIsOnThePhoneAlone() {
    List<String> wrong =
        look(
            "<style>@media (min-width: 640px) { .small { display: none } }</style>"
                + "<img class='small' src='data:,'>");

    assertEquals(1, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).startsWith("self-test-phone: image-alt"), wrong::toString);
  }

  @Test
  void findsWhatMakesAPhoneScrollSideways() {
    List<String> wrong = look("<p style='width: 360px'>Some words.</p>");

    assertEquals(1, wrong.size(), wrong::toString); // too wide at 320 alone
    assertTrue(wrong.get(0).contains("wide at 320"), wrong::toString);
  }

  private static List<String> look(String content) {
    try (Chromium chromium = new Chromium();
        BrowserContext desk = chromium.desk();
        Page page = desk.newPage()) {
      page.setContent(PAGE.formatted(content));
      return PageAudit.at(page, "self-test");
    }
  }
}
