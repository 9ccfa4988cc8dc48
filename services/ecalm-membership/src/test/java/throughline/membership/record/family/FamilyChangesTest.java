package throughline.membership.record.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;

/** A guardian sees what is held and changes it. */
@QuarkusTest
class FamilyChangesTest extends FamilyTest {

  @Test
  void aGuardianSeesWhatIsHeldOfTheChildAndOfThemselves() {
    var id = family().with("preferences", List.of("REMINDERS")).enrolled();

    var pressed = marigold.press(marigold.link(1));
    var session = pressed.then().extract().headers().getValues("Set-Cookie").toString();
    var held = marigold.browser().follow(pressed);

    assertTrue(session.contains("SameSite=Strict"), session);
    assertEquals(0, found(session.replaceFirst("(?s).*-family=([^;]+).*", "$1")));
    assertEquals("Wren Fernsby", held.text("h2 bdi"));
    assertEquals("2 November 2026", held.summary("Date of birth"));
    assertEquals("Banbury", held.summary("Home library"));
    assertEquals(
        "A reminder if the card has not been used after six months", held.summary("To be told"));
    assertEquals("Marigold Fernsby", held.summary("Name"));
    assertEquals(marigold.address(), held.summary("We write to"));
    assertFalse(held.source().contains(id), "events carry the member's key");
    assertTrue(history(id).contains("Opened by the link in a mail by a guardian"), history(id));
    assertTrue(held.source().length() < 60_000);
  }

  @Test
  void aGuardianNamesTheChildAndChoosesAnew() {
    var id =
        family()
            .without("childGivenNames")
            .with("naming", "NOT_NAMED_YET")
            .with("preferences", List.of("REMINDERS"))
            .enrolled();
    marigold.opened();

    assertEquals(400, change("name", Map.of("childFamilyName", "")).status());
    var named = done("name", Map.of("childGivenNames", "Siân", "childFamilyName", "Fernsby"));
    assertEquals("Siân Fernsby", named.text("h2 bdi"));

    var page = marigold.browser().open(address("preferences"));
    assertTrue(page.has("input[value=REMINDERS][checked]"));
    assertFalse(page.has("input[value=HAND_OVER][checked]"));
    assertFalse(page.has("input[value=EVENTS]"), "nothing sends it");
    var chosen =
        marigold
            .browser()
            .follow(
                marigold.browser().tick(page, page.action(), "preferences", List.of("HAND_OVER")));
    assertTrue(chosen.summary("To be told").startsWith("A word before"), chosen.text("main"));
    var again = marigold.browser().open(address("preferences"));
    marigold.browser().follow(marigold.browser().tick(again, again.action(), "none", List.of()));

    assertEquals("Nothing", marigold.held().summary("To be told"));
    assertEquals("Nothing", registrar.open(record(id)).summary("To be told"));
    assertTrue(history(id).contains("What to be told changed by a guardian"), history(id));
    assertTrue(history(id).contains("Named by a guardian"), history(id));
  }

  @Test
  void aGuardianWithdrawsAndComesBackWithinAMonth() {
    var id = family().enrolled();
    marigold.opened();

    var withdrawn = done("withdraw", Map.of());
    assertTrue(withdrawn.summary("Member since").contains("withdrawn on 24 November 2026"));
    assertEquals("None that can be used", withdrawn.summary("Library card"));
    assertEquals("Withdrawn", registrar.open(record(id)).summary("Membership"));

    var back = done("resume", Map.of());
    assertTrue(back.summary("Library card").startsWith("Ends in"));
    assertEquals("Active", registrar.open(record(id)).summary("Membership"));

    done("withdraw", Map.of());
    clock.advance(Duration.ofDays(31));
    Database.execute("UPDATE mail_link SET opens_until = '2027-01-30', kept_until = '2027-01-30'");
    assertFalse(marigold.opened().links().contains(address("resume")));
    var refused = marigold.browser().open(address("resume"));
    assertEquals(409, refused.status());
    assertTrue(refused.has("main a[href=/family]"), refused.source());
    assertFalse(refused.links().contains("/sign-in"), "a family has no user name");
  }

  @Test
  void whoWithdrewIsPromisedNoLinkThatNeverComesAndNoCard() {
    family().enrolled();
    marigold.opened();
    var before = marigold.browser().open(address("withdraw")).text("main");
    assertTrue(before.contains("by this link as long as it opens, for 30 days at most"), before);
    var active = marigold.browser().open(address("disagree")).text("main");
    assertTrue(active.contains("The card can be used meanwhile"), active);
    done("withdraw", Map.of());

    var disagree = marigold.browser().open(address("disagree")).text("main");
    var held = done("disagree", Map.of()).text("main");

    assertFalse((disagree + held).contains("card can be used"), disagree + held);
    assertTrue(held.contains("nothing can be changed here."), held);
    clock.advance(Duration.ofDays(31));
    var ended = marigold.press(marigold.link(1));
    var asked = marigold.browser().send(ended, "/family/new-link", Map.of()).text("main");
    assertTrue(ended.text("main").contains("and we may write about it"), ended.text("main"));
    assertTrue(asked.contains("none about a record that was withdrawn"), asked);
    assertEquals(1, marigold.mails().size());
  }

  @Test
  void ofTwoTabsTheSecondIsToldAndNothingIsOverrun() {
    family().enrolled();
    marigold.opened();
    var stale = marigold.browser().open(address("preferences"));
    done("withdraw", Map.of());
    done("resume", Map.of());

    var answer =
        marigold.browser().tick(stale, stale.action(), "preferences", List.of("REMINDERS"));

    assertEquals(409, answer.status());
    assertTrue(answer.problems().get(0).startsWith("#now Somebody has changed"), answer.source());
    assertEquals("Nothing", answer.summary("To be told"));
    assertTrue(answer.has("input[value=REMINDERS][checked]"), "what was typed is there");
    assertEquals("Nothing", marigold.held().summary("To be told"));
    var saved =
        marigold
            .browser()
            .follow(
                marigold
                    .browser()
                    .tick(answer, answer.action(), "preferences", List.of("REMINDERS")));
    assertTrue(saved.summary("To be told").startsWith("A reminder"), saved.text("main"));
    assertTrue(saved.text(".govuk-notification-banner").contains("is saved"), saved.source());
  }

  @Test
  void aFormThatTheServiceDidNotMakeIsNotTaken() {
    family().enrolled();
    marigold.opened();

    assertEquals(400, marigold.browser().post("/family/stop-contact", Map.of()).status());
    assertEquals(200, marigold.held().status());
  }
}
