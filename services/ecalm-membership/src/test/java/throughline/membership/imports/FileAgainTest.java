package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.Names;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** What a file says of children who are members already. */
@QuarkusTest
class FileAgainTest extends FileTest {

  @Test
  void theSameFileIsKnownAgainAndTheSameRowsInAnotherAreTheSame() {
    var births = aFile().row().row("Register entry", "OXF 2026/1042 " + UUID.randomUUID());
    var address = visitor.checked(births);
    visitor.enrolled(address);
    var members = number("SELECT count(*) FROM member");

    var again = visitor.send("copy.csv", births.bytes()).redirect();
    assertEquals(address + "?sent=before", again);
    assertTrue(visitor.open(again).text("main").contains("Your office sent this file before"));

    var other = visitor.checked(births.bytes(";", Charset.forName("windows-1252")));
    assertEquals(2, visitor.count(other, "The same"));
    assertEquals(0, visitor.count(other, "New"));
    assertEquals(members, number("SELECT count(*) FROM member"));
  }

  @Test
  void whoSendsAFileAgainWhoseCheckStoppedHasItChecked() {
    var births = aFile().row();
    var address = visitor.checked(births);
    var id = FileVisitor.id(address);
    Database.execute(
        """
        UPDATE import_file SET checked_at = NULL WHERE id = '%1$s';
        UPDATE long_work SET state = 'FAILED', done = 0 WHERE id = '%1$s'
        """
            .formatted(id));
    var stopped = visitor.open(address);
    assertSaid(stopped.text("main"), "This stopped after 0 of 1");
    assertFalse(stopped.has("#counts-caption"), "was checked");

    assertEquals(address + "?sent=before", visitor.checked(births));

    assertEquals(1, visitor.count(address, "New"));
  }

  @Test
  void aNameThatHasComeChangesTheRecordAndNothingElse() {
    var entry = "OXF/" + UUID.randomUUID();
    var card = CardNumbers.next();
    var first =
        aFile()
            .row(
                "Register entry",
                entry,
                "Given names",
                "",
                "Not named yet",
                "Yes",
                "Card number",
                card)
            .rows(3);
    visitor.enrolled(visitor.checked(first));
    var key = Database.text("SELECT member_key FROM card WHERE number = '%s'".formatted(card));

    var next =
        aFile()
            .row(
                "Register entry",
                entry.toLowerCase(),
                "Given names",
                "Robin",
                "Card number",
                card,
                "Library",
                "Headington",
                "Guardian",
                "Somebody Else")
            .rows(3);
    var address = visitor.checked(next);
    assertEquals(1, visitor.count(address, "Changed"));
    assertTrue(
        visitor
            .rows(address, Outcome.CHANGED)
            .contains("Name: from Fernsby (not named yet) to Robin Fernsby"));
    var page = visitor.enrolled(address).text("main");
    assertTrue(page.contains("Enrolled: 3 children. Changed: 1 name."), page);

    assertEquals(
        "Robin Fernsby, Marigold Fernsby, BANB, 2",
        Database.text(
            """
            SELECT concat_ws(', ', concat_ws(' ', given_names, family_name), g.name, library_code, version)
            FROM vault.child c JOIN vault.guardian g USING (member_key)
              JOIN home_library_spell USING (member_key) JOIN member ON key = member_key
            WHERE member_key = '%s'
            """
                .formatted(key)));
    assertEquals(
        1,
        number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = 'NAMED' AND sealed IS NOT NULL AND changes IS NULL"
                .formatted(key)));
  }

  @Test
  void aCardOfARecordThatWasMergedIsThatOfTheRecordThatStands() {
    var family = Names.family();
    var standing = anEnrolment().ofFamily("Wren", family).enrolled();
    var other = anEnrolment().ofFamily("Wren", family);
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%1$s', merged_at = now()
        WHERE key = '%2$s';
        UPDATE card SET voided_at = now(), void_reason = 'MERGED' WHERE member_key = '%2$s'
        """
            .formatted(standing, other.enrolled()));

    var address =
        visitor.checked(
            aFile()
                .row(
                    "Given names",
                    "Wren",
                    "Family name",
                    family,
                    "Guardian",
                    "Marigold " + family,
                    "Card number",
                    other.cardNumber()));

    assertEquals(1, visitor.count(address, "The same"), visitor.rows(address, Outcome.ERROR));
  }

  @Test
  void whoIsAbsentFromAFileStaysAsTheyAre() {
    var first = aFile().rows(3);
    visitor.enrolled(visitor.checked(first));
    var members =
        "SELECT string_agg(m::text || s::text, ' ' ORDER BY key, from_date) FROM member m JOIN membership_spell s"
            + " ON member_key = key JOIN card USING (member_key) WHERE number IN ('%s', '%s', '%s')"
                .formatted(
                    first.text(0, "Card number"),
                    first.text(1, "Card number"),
                    first.text(2, "Card number"));
    var before = Database.text(members);

    visitor.enrolled(visitor.checked(aFile().row()));

    assertEquals(before, Database.text(members));
  }

  @Test
  void aFileThatWouldChangeMuchWaitsForAnotherPerson() {
    var entry = "OXF/" + UUID.randomUUID();
    visitor.enrolled(
        visitor.checked(
            aFile()
                .row(
                    "Register entry",
                    entry,
                    "Given names",
                    "",
                    "Not named yet",
                    "Yes",
                    "Card number",
                    CardNumbers.next())));
    var address =
        visitor.checked(aFile().row("Register entry", entry, "Given names", "Quentinella").row());
    var id = FileVisitor.id(address);
    var page = visitor.open(address);

    assertSaid(page.text("main"), "More than 30% of the rows would change");
    assertFalse(page.has("form[action=" + address + "]"), "could be taken");
    var held = "/held-files/" + id;
    var administrator = Browser.of(Actor.with("administrator"));
    assertTrue(administrator.open("/held-files").links().contains(held));
    var form = administrator.open(held);
    assertTrue(form.text("main").contains("50% of its rows"), form.text("main"));
    assertFalse(form.text("main").contains("Quentinella"), "shows a name");
    assertEquals(400, administrator.send(form, held, Map.of()).status());
    administrator.send(form, held, Map.of("reason", "NAMED_LATER")).then().statusCode(303);
    assertEquals(404, administrator.open(held).status());

    var done = visitor.enrolled(address).text("main");
    assertTrue(done.contains("Enrolled: 1 child. Changed: 1 name."), done);
  }

  @Test
  void whoSentAFileDoesNotReleaseIt() {
    var both =
        Actor.named("Rowan Both", "registrar", "administrator")
            .claiming("registrar@OXFORD administrator@*");
    var sender = new FileVisitor(both);
    var entry = "OXF/" + UUID.randomUUID();
    sender.enrolled(
        sender.checked(
            aFile().row("Register entry", entry, "Given names", "", "Not named yet", "Yes")));
    var address = sender.checked(aFile().row("Register entry", entry, "Given names", "Ottoline"));
    var held = "/held-files/" + FileVisitor.id(address);
    var browser = Browser.of(both);

    var answer = browser.send(browser.open(held), held, Map.of("reason", "ASKED_THE_SENDER"));

    assertEquals(409, answer.status());
    assertTrue(answer.text("main").contains("You sent this file yourself"), answer.text("main"));
  }
}
