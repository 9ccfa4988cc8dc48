package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** Files that show that something is so are taken for what they are, and only ever downloaded. */
@QuarkusTest
class EvidencePagesTest {

  private static final String NEW = "/evidence/new";
  private static final String PDF = "%PDF-1.7\n1 0 obj\n%%EOF\n";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser administrator =
      Browser.of(Actor.named("Ada Admin (test)", "administrator"));

  @AfterEach
  void forgetFiles() {
    Database.execute("DELETE FROM evidence");
  }

  @Test
  void aFileIsAddedDownloadedAndRemovedWithAReason() {
    var page = lead.follow(add("Minutes of <June>.pdf", PDF));
    assertTrue(page.text("#evidence ~ ul").contains("Minutes of _June_.pdf (1 KB)"), page.source());
    var link =
        page.links().stream().filter(each -> each.matches("/evidence/[0-9a-f-]{36}")).findFirst();

    var file = administrator.open(link.orElseThrow());

    assertEquals("application/pdf", file.header("Content-Type"));
    assertEquals(
        "attachment; filename=\"Minutes of _June_.pdf\"", file.header("Content-Disposition"));
    assertEquals("nosniff", file.header("X-Content-Type-Options"));
    assertEquals("no-store", file.header("Cache-Control"));
    assertEquals(PDF, file.source());

    var remove = link.get() + "/remove";
    assertEquals(403, administrator.open(remove).status());
    assertEquals(
        400, lead.send(lead.open(remove), remove, Map.of("reason", "")).status(), "say why");
    page = lead.follow(lead.send(lead.open(remove), remove, Map.of("reason", "Names somebody")));
    assertTrue(page.text("#evidence ~ ul").contains("Reason: Names somebody"));
    assertEquals(404, lead.open(link.get()).status(), "its content is gone");
    assertEquals(409, lead.send(lead.open(remove), remove, Map.of("reason", "Again")).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page.pdf | <script>alert(1)</script> | what is in it is something else",
        "page.html | <p> | must end in .pdf",
        "table.csv | %PDF-1.4 | is a PDF",
        "book.xlsx | a,b | is no Excel workbook",
      })
  void aFileThatIsNotWhatItSaysIsRefused(String name, String content, String words) {
    var refused = add(name, content);

    assertEquals(400, refused.status());
    assertTrue(refused.problems().get(0).contains(words), refused.problems().toString());
    assertTrue(lead.open("/milestones/1.1-m1").text("main").contains("No file was added"));
  }

  @Test
  void withoutAFileOrASubjectNothingIsAdded() {
    var form = lead.open(NEW + "?of=milestone/1.1-m1");
    assertTrue(
        lead.upload(form, NEW, "other", "a.pdf", PDF.getBytes())
            .problems()
            .get(0)
            .contains("Choose"));
    assertEquals(404, lead.open(NEW).status());
    for (var none : new String[] {"milestone/9.9", "observation/nothing", "measure/x", "x"}) {
      assertEquals(404, lead.open(NEW + "?of=" + none).status(), none);
    }
    assertEquals(403, administrator.open(NEW + "?of=milestone/1.1-m1").status());
    assertFalse(administrator.open("/milestones/1.1-m1").source().contains(NEW));
  }

  @Test
  void thereIsRoomForTen() {
    for (int i = 0; i < 10; i++) {
      assertEquals(303, add("file-" + i + ".pdf", PDF).status());
    }

    assertTrue(add("one-more.pdf", PDF).problems().get(0).contains("There are 10 files already"));
  }

  private Page add(String name, String content) {
    return lead.upload(
        lead.open(NEW + "?of=milestone/1.1-m1"),
        NEW,
        "file",
        name,
        content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
