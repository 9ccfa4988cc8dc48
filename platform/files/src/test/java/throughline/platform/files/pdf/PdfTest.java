package throughline.platform.files.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a screen reader and a printer need of a PDF. */
class PdfTest {

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>Receipt</title>
      <style>body { font-family: 'Liberation Sans', 'DejaVu Sans' }</style></head>
      <body><h1>Enrolled</h1><p>Siân Ólafur Ngũgĩ Łukasz Nguyễn Թորոս</p>
      <ul><li>One</li><li>Two</li></ul>
      <table><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>Today</td></tr></tbody></table>
      <script src="http://elsewhere.example/x.js"></script><img src="file:///etc/hostname" alt="No">
      </body></html>
      """;

  private static final String PRINT = template();

  private static final String TABLE_BELOW =
      """
      <div style="height: %dpt">Above</div>
      <table><caption>How it stands</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">Status</th></tr></thead>
      <tbody><tr><th scope="row">Visits</th><td>No target is set for the year, so nothing of it is judged, and this is a sentence of three lines</td></tr>
      <tr><th scope="row">Loans</th><td>On track</td></tr></tbody></table>
      """;

  private static String template() {
    try (var print = PdfTest.class.getResourceAsStream("/templates/print.html")) {
      return new String(print.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{#insert title}{/insert}", "How it stands");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itIsTaggedAndSaysItsTitleAndLanguage() throws IOException {
    try (var pdf = Loader.loadPDF(Pdf.of(PAGE))) {
      var catalog = pdf.getDocumentCatalog();
      assertTrue(catalog.getMarkInfo().isMarked(), "not tagged");
      assertEquals("en-GB", catalog.getLanguage());
      assertEquals("Receipt", pdf.getDocumentInformation().getTitle());
      assertTrue(catalog.getViewerPreferences().displayDocTitle(), "shows a file name as title");
      var metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertTrue(metadata.contains("pdfuaid:part"), "does not say that it is PDF/UA");
      var tags = tags(catalog.getStructureTreeRoot());
      assertTrue(tags.containsAll(List.of("H1", "P", "L", "LI", "Table", "TH", "TD")), tags + "");
    }
  }

  @Test
  void everyLetterIsThereInAFontThatIsEmbedded() throws IOException {
    try (var pdf = Loader.loadPDF(Pdf.of(PAGE))) {
      assertTrue(
          new PDFTextStripper().getText(pdf).contains("Siân Ólafur Ngũgĩ Łukasz Nguyễn Թորոս"));
      assertEquals(List.of(), fontsNotEmbedded(pdf));
    }
  }

  /** Wherever the page ends: what stands above it grows by a little each time. */
  @Test
  void theHeadOfATableNeverStandsAloneAtTheFootOfAPage() throws IOException {
    var alone = new ArrayList<Integer>();
    for (int above = 560; above < 760; above += 4) {
      var first = wordsOfFirstPage(TABLE_BELOW.formatted(above));
      if (first.contains("Measure") && !first.contains("Visits")) {
        alone.add(above);
      }
    }
    assertEquals(List.of(), alone);
  }

  /** Nor a heading, or the headings of a part, without what is said below them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2>Milestones</h2><p>Twelve are late</p>",
        "<div class='tl-together'><h2>Off track</h2><h3>Milestones</h3><p>Twelve are late</p></div>",
        "<h2>Milestones</h2><table><caption>Of the quarter</caption><thead><tr><th scope='col'>What</th></tr></thead><tbody><tr><td>Twelve are late</td></tr></tbody></table>"
      })
  void aHeadingNeverStandsAloneAtTheFootOfAPage(String main) throws IOException {
    var alone = new ArrayList<Integer>();
    for (int above = 560; above < 760; above += 4) {
      var first = wordsOfFirstPage("<div style='height: %dpt'>Above</div>".formatted(above) + main);
      if (first.contains("Milestones") && !first.contains("Twelve")) {
        alone.add(above);
      }
    }
    assertEquals(List.of(), alone);
  }

  @Test
  void aLineIsDrawnAndSaidToWhoCannotSeeIt() throws IOException {
    var line =
        "<p class='tl-line'><object type='application/x-line' data-points='1,3,,2,,' data-aim='1,2,3,4,5,6' alt='From 1 to 2'></object></p>";
    var pdf = printed("<p>Above</p>" + line);
    try (var document = Loader.loadPDF(pdf)) {
      assertTrue(tags(document.getDocumentCatalog().getStructureTreeRoot()).contains("Figure"));
      assertTrue(
          said(document.getDocumentCatalog().getStructureTreeRoot()).contains("From 1 to 2"));
    }
    assertTrue(pdf.length > printed("<p>Above</p>").length, "nothing is drawn");
  }

  private static String said(PDStructureNode node) {
    return node.getKids().stream()
        .filter(PDStructureElement.class::isInstance)
        .map(PDStructureElement.class::cast)
        .map(each -> each.getAlternateDescription() + " " + said(each))
        .collect(Collectors.joining());
  }

  /** What a child is called, and the letters as a reader of the script sees them, first to last. */
  static Stream<Arguments> namesFromRightToLeft() {
    return Stream.of(
        Arguments.of("Arabic", "محمد علي", "\ufee3\ufea4\ufee4\ufeaa \ufecb\ufee0\ufef2"),
        Arguments.of("Persian", "پگاه", "\ufb58\ufb95\ufe8e\ufee9"),
        Arguments.of("Urdu", "ٹیپو", "\ufb68\ufbff\ufb59\ufeee"),
        Arguments.of("lam and alef", "سلام", "\ufeb3\ufefc\ufee1"),
        Arguments.of("a letter that joins no other", "داود", "\ufea9\ufe8d\ufeed\ufea9"),
        Arguments.of("parted by a non-joiner", "می\u200cخو", "\ufee3\ufbfd\ufea7\ufeee"),
        Arguments.of("turned round before marks were refused", "\u202eשרה", "שרה"),
        Arguments.of("Hebrew", "שרה", "שרה"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("namesFromRightToLeft")
  void aNameIsJoinedAndInTheOrderOfItsScript(String script, String name, String seen)
      throws IOException {
    var drawn = drawn("<p><bdi>%s</bdi> is a member</p>".formatted(name));

    assertEquals(
        "is a member",
        fromLeft(drawn, letter -> letter.getUnicode().codePointAt(0) < 0x80).strip());
    assertEquals(
        new StringBuilder(seen).reverse().toString().replace(" ", ""),
        fromLeft(drawn, letter -> letter.getUnicode().codePointAt(0) >= 0x80));
    var name0 = drawn.stream().filter(l -> l.getUnicode().codePointAt(0) >= 0x80);
    var firstWord = drawn.stream().filter(l -> l.getUnicode().equals("i")).findFirst();
    assertTrue(
        name0.allMatch(letter -> letter.getX() < firstWord.orElseThrow().getX()),
        "the sentence around the name is turned with it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"王小明", "陳美玲", "さくら", "김서연", "Nguyễn Thị Ánh", "नेहा"})
  void aNameIsPrintedInItsOwnScript(String name) throws IOException {
    var text = text("<p><bdi>%s</bdi></p><p>2 2390 00002789 5</p>".formatted(name));

    assertTrue(text.contains(name), text);
    assertFalse(text.contains("#") || text.contains("□"), text);
  }

  @Test
  void aLetterThatNoFontHasIsSaidAndTheRestIsPrinted() throws IOException {
    var text = text("<p><bdi>𠮷野 Hana</bdi></p><p>2 2390 00002789 5</p>");

    assertTrue(text.contains("□野 Hana"), text);
    assertTrue(text.contains("2 2390 00002789 5"), text);
    assertTrue(text.contains("□ stands for a letter that cannot be printed here"), text);
    assertFalse(text("<p>Hana</p>").contains("stands for"), "said of a page that has all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "م", "王"})
  void aNameOf300CharactersStaysOnThePaper(String letter) throws IOException {
    var drawn =
        drawn("<div class=govuk-panel__body><bdi>%s</bdi></div>".formatted(letter.repeat(300)));

    assertEquals(300, drawn.stream().filter(each -> each.getFontSizeInPt() > 17).count());
    for (var each : drawn) {
      assertTrue(
          each.getX() > 50 && each.getX() + each.getWidth() < 595 - 50, each + " " + each.getX());
    }
  }

  private static String fromLeft(List<TextPosition> drawn, Predicate<TextPosition> which) {
    return drawn.stream()
        .filter(which)
        .sorted(Comparator.comparing(TextPosition::getX))
        .map(TextPosition::getUnicode)
        .collect(Collectors.joining());
  }

  /** Each letter as it was drawn, without the foot of the page. */
  private static List<TextPosition> drawn(String main) throws IOException {
    var drawn = new ArrayList<TextPosition>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition letter) {
            if (letter.getY() < 780) {
              drawn.add(letter);
            }
          }
        };
    try (var pdf = Loader.loadPDF(printed(main))) {
      stripper.getText(pdf);
    }
    return drawn;
  }

  private static String text(String main) throws IOException {
    try (var pdf = Loader.loadPDF(printed(main))) {
      assertEquals(List.of(), fontsNotEmbedded(pdf));
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static byte[] printed(String main) {
    return Pdf.of(
        PRINT.replaceFirst("(?s)\\{#insert}.*", Matcher.quoteReplacement(main + "</body></html>")));
  }

  private static String wordsOfFirstPage(String main) throws IOException {
    try (var pdf = Loader.loadPDF(printed(main))) {
      var stripper = new PDFTextStripper();
      stripper.setEndPage(1);
      return stripper.getText(pdf);
    }
  }

  @Test
  void aPageWithoutTitleOrLanguageIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Pdf.of("<html lang=en><body>x</body></html>"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Pdf.of("<html><head><title>x</title></head><body>x</body></html>"));
  }

  private static List<String> tags(PDStructureNode node) {
    var tags = new ArrayList<String>();
    for (var child : node.getKids()) {
      if (child instanceof PDStructureElement element) {
        tags.add(element.getStructureType());
        tags.addAll(tags(element));
      }
    }
    return tags;
  }

  private static List<String> fontsNotEmbedded(PDDocument pdf) throws IOException {
    var found = new ArrayList<String>();
    for (var page : pdf.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        var font = page.getResources().getFont(name);
        if (!font.isEmbedded()) {
          found.add(font.getName());
        }
      }
    }
    return found;
  }
}
