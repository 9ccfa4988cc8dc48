package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** Whoever was enrolled as a brother or sister answers for themself from the 18th birthday on. */
@QuarkusTest
class GrownUpTest extends FamilyTest {

  private static final Instant LAST_MINUTE = Instant.parse("2026-12-01T23:59:00Z");

  private String wren;
  private String ivo;

  @Test
  void aGuardianIsNotShownTheRecordAnyMoreAndChangesNothing() {
    aBrotherOf17();
    clock.set(LAST_MINUTE);
    assertTrue(marigold.opened().source().contains("Ivo"));
    var withdraw = "/family/records/" + guardianOf(ivo) + "/withdraw";
    var page = marigold.browser().open(withdraw);

    clock.advance(Duration.ofMinutes(1));

    var held = marigold.held();
    assertFalse(held.source().contains("Ivo"), held.text("main"));
    assertTrue(held.source().contains("Wren"), held.text("main"));
    assertEquals(404, marigold.browser().send(page, withdraw, Map.of()).status());
    assertEquals(404, marigold.browser().open(withdraw).status());
    assertEquals("Active", registrar.open(record(ivo)).summary("Membership"));
  }

  @Test
  void aGuardianIsNotWrittenToAboutThem() {
    aBrotherOf17();
    marigold.link(1);
    clock.set(LAST_MINUTE);

    TestServers.mail()
        .whileAway(
            () -> {
              sendLink(ivo);
              clock.set(LAST_MINUTE.plusSeconds(60));
              await().until(() -> "WITHHELD".equals(status("new-link", ivo)));
            });
    sendLink(wren);

    var list = registrar.open("/enrolments/" + ivo + "/guardians");
    assertFalse(list.has("form[action$=link]"), "nothing is offered that is not sent");
    await().until(() -> "SENT".equals(status("new-link", wren)));
  }

  @Test
  void noGuardianIsGivenAFileOfTheRecord() {
    aBrotherOf17();
    clock.set(LAST_MINUTE);
    var export = "/enrolments/" + ivo + "/export";
    var page = registrar.open(export);
    assertTrue(page.text("form").contains("Marigold Fernsby (Mother) The child"), page::source);

    clock.advance(Duration.ofMinutes(1));

    var now = registrar.open(export);
    assertTrue(now.text("form").contains("For whom is it? The member"), now::source);
    assertFalse(now.text("form").contains("Marigold"), now::source);
    var typed =
        Map.of(
            "reader", guardianOf(ivo), "address", "NO", "reason", "ASKED_HERE", "format", "JSON");
    assertEquals(
        List.of("#reader Choose one of the people of this record"),
        registrar.send(page, export, typed).problems());
    var own = new HashMap<>(typed);
    own.put("reader", "CHILD");
    assertEquals(200, registrar.send(registrar.open(export), export, own).status());
  }

  private void aBrotherOf17() {
    var brother =
        Map.of(
            "childGivenNames", "Ivo",
            "childFamilyName", "Fernsby",
            "ageGroup", "FROM_5_TO_17",
            "dateOfBirth", "2008-12-02",
            "cardNumber", CardNumbers.next());
    var visit = family().with("others", List.of(brother)).send().statusCode(201).extract();
    wren = visit.path("id");
    ivo = visit.path("others[0]");
  }

  private void sendLink(String id) {
    var guardians = "/enrolments/" + id + "/guardians";
    var page = registrar.open(guardians);
    registrar.send(page, guardians + "/" + guardianOf(id) + "/link", Map.of());
  }

  private static String guardianOf(String id) {
    return Database.text("SELECT id FROM vault.guardian WHERE member_key = '%s'".formatted(id));
  }
}
