package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;

/** A child that was enrolled before it had a name. */
@QuarkusTest
class NamingTest {

  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void aChildIsNamedLaterAndTheHistorySaysSo() {
    var id = anUnnamed();
    var address = "/enrolments/" + id + "/name";
    var receipt = registrar.open("/enrolments/" + id);
    assertTrue(receipt.text(".govuk-panel__body").contains("Fernsby (not named yet)"));
    assertTrue(receipt.links().contains(address));
    assertTrue(registrar.open("/unnamed").links().contains("/enrolments/" + id));
    assertTrue(
        registrar.open("/unnamed").text("table").contains("Fernsby (not named yet)"),
        "nobody knows whom it is about");

    var form = registrar.open(address);
    assertEquals("Fernsby", form.value("childFamilyName"));
    var blank = registrar.send(form, address, names("", ""));
    assertTrue(blank.problems().get(0).startsWith("#childGivenNames "));
    var named = registrar.follow(registrar.send(form, address, names("محمد", "Fernsby")));

    assertTrue(named.text(".govuk-panel__body").contains("محمد Fernsby"), named.text("main"));
    assertFalse(registrar.open("/unnamed").links().contains("/enrolments/" + id));
    assertEquals(409, registrar.open(address).status());
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Name: محمد Fernsby, before it Fernsby (not named yet)"), history);
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM audit_entry e WHERE record_id = '%s' AND e::text LIKE '%%محمد%%'"
                .formatted(id)),
        "in clear");
  }

  @Test
  void whoNamesAChildThatHasANameSeesWhatTheyTypedAndAWayToTheRecord() {
    var id = anUnnamed();
    var address = "/enrolments/" + id + "/name";
    var late = registrar.open(address);
    var named = registrar.send(registrar.open(address), address, names("Ada", "Fernsby"));
    assertTrue(registrar.follow(named).text("main").startsWith("Success The name is saved"));

    var refused = registrar.send(late, address, names("Eve", "Fernsby"));

    assertEquals(409, refused.status());
    assertEquals(List.of("#now This child has been named"), refused.problems());
    assertTrue(refused.has("main a#now[href=/enrolments/" + id + "/record]"), refused.source());
    assertEquals("Eve", refused.value("childGivenNames"));
  }

  @Test
  void ofTwoWhoNameAChildAtOnceOneIsTold() throws Exception {
    var staff = Browser.of(Actors.ofLibraryStaff().at("BANB"));
    for (var round = 0; round < 3; round++) {
      var address = "/enrolments/" + anUnnamed() + "/name";
      var mine = registrar.open(address);
      var theirs = staff.open(address);

      var answers =
          Race.atOnce(
              () -> registrar.send(mine, address, names("Ada", "")).status(),
              () -> staff.send(theirs, address, names("Eve", "")).status());

      assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    }
  }

  @Test
  void anUndoneEnrolmentIsNotNamed() {
    var id = anUnnamed();
    Database.execute("UPDATE member SET record_state = 'IN_ERROR' WHERE key = '" + id + "'");

    assertEquals(404, registrar.open("/enrolments/" + id + "/name").status());
    assertFalse(registrar.open("/unnamed").links().contains("/enrolments/" + id));
  }

  private static String anUnnamed() {
    return anEnrolment().without("childGivenNames").with("naming", "NOT_NAMED_YET").enrolled();
  }

  private static Map<String, String> names(String given, String family) {
    return Map.of("childGivenNames", given, "childFamilyName", family);
  }
}
