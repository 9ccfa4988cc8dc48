package throughline.platform.files.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

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

  private static String wordsOfFirstPage(String main) throws IOException {
    var print = PRINT.replaceFirst("(?s)\\{#insert main}.*", main + "</body></html>");
    try (var pdf = Loader.loadPDF(Pdf.of(print))) {
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
