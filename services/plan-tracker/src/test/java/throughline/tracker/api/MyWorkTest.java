package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** Owners report on what is theirs, and are reminded of it. The clock stands still. */
@QuarkusTest
class MyWorkTest {

  private static final String PILOT = "/milestones/1.1-m1/update";
  private static final String VISITS = "/measures/school-visits";
  private static final String ENGAGEMENT = "/measures/staff-engagement/owner/change";
  private static final String HEAD = "Head of Libraries";
  private static final String ADDRESS = "head@council.example";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Actor viewer = Actor.named("Olu Owner (test)", "viewer");
  private final Browser owner = Browser.of(viewer.withEmail("Head@council.example", true));
  private final Browser unverified = Browser.of(viewer.withEmail(ADDRESS, false));
  private final Browser other =
      Browser.of(
          Actor.named("Vivian Viewer (test)", "viewer").withEmail("v@council.example", true));
  @Inject TestClock clock;
  @Inject RebuildFigures rebuild;
  @Inject @Any Instance<Job> jobs;

  @BeforeEach
  @AfterEach
  void forget() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM post_holder");
    Database.execute("DELETE FROM owner_reminder");
    Database.execute("DELETE FROM evidence");
    Database.execute("DELETE FROM mail");
    Entered.forgetUncounted("milestone");
    for (var kind : new String[] {"ownership", "observation", "commentary"}) {
      Entered.forget(kind, rebuild);
    }
  }

  @Test
  void anOwnerReportsOnWhatIsTheirsAndOnNothingElse() {
    milestone(HEAD, 5);
    assertTrue(owner.open("/my-work").text("main").contains("holds no post"));
    hold(HEAD, ADDRESS);

    assertTrue(owner.open("/my-work").text("#asked-caption ~ tbody").contains("Pilot ECALM"));
    var form = owner.open(PILOT);
    assertFalse(form.has("#owner"), "only a lead says whose it is");
    var typed = new HashMap<>(Map.of("state", "AT_RISK", "reason", "No trainer"));
    typed.put("owner", "Somebody else");
    put(typed, "dueOn", London.today(clock).plusDays(60));
    var sent = owner.send(form, PILOT, typed);
    assertEquals(303, sent.status(), sent.source());
    var page = other.open("/milestones/1.1-m1");
    assertEquals(HEAD, page.summary("Owner"));
    assertTrue(page.text("main").contains("At risk"));
    assertFalse(page.links().contains(PILOT), "others are not offered what is not theirs");

    for (var stranger : new Browser[] {other, unverified}) {
      assertRefused(stranger.open(PILOT), "This belongs to Head of Libraries now");
    }
    assertRefused(owner.open("/milestones/1.1-m2/update"), "Nobody owns this yet");
  }

  @Test
  void anOwnerShowsByAFileThatWhatIsTheirsIsSo() {
    milestone(HEAD, 5);
    hold(HEAD, ADDRESS, () -> own("school-visits"));
    var figure = Map.of("period", "2026-09-30", "value", "30", "source", "Counted");
    var entering = VISITS + "/observations/new";
    assertEquals(303, owner.send(owner.open(entering), entering, figure).status());
    var offered = new ArrayList<>(owner.open("/milestones/1.1-m1").links());
    offered.addAll(owner.open(VISITS + "/observations").links());
    var ofBoth = offered.stream().filter(link -> link.startsWith("/evidence/new")).toList();
    assertEquals(2, ofBoth.size(), offered.toString());

    for (var link : ofBoth) {
      var sent =
          owner.upload(
              owner.open(link), "/evidence/new", "file", "a.csv", "Month,Visits\n".getBytes());
      assertEquals(303, sent.status(), sent.source());
      assertTrue(owner.follow(sent).text("main").contains("a.csv (1 KB)"));
      assertRefused(other.open(link), "This belongs to Head of Libraries now");
    }
    assertRefused(owner.open("/evidence/new?of=milestone/1.1-m2"), "Nobody owns this yet");
  }

  @Test
  void theMenuSaysHowMuchIsDueFromItsReader() {
    milestone(HEAD, 5);
    hold(HEAD, ADDRESS);
    assertEquals("1", owner.open("/plan").text(".tl-menu__count"));
    assertFalse(other.open("/plan").has(".tl-menu__count"));

    milestone(HEAD, 20);

    assertFalse(owner.open("/plan").has(".tl-menu__count"), "not before it is near");
  }

  @Test
  void aLinkOfAReminderIsRefusedInWordsOnceSomebodyElseOwnsIt() {
    milestone(HEAD, 5);
    hold(HEAD, ADDRESS);
    var form = owner.open(PILOT);

    milestone("Head of Heritage", 6);

    assertRefused(owner.open(PILOT), "This belongs to Head of Heritage now");
    assertRefused(owner.send(form, PILOT, Map.of("state", "DONE")), "Head of Heritage");
  }

  @Test
  void figuresByHandStatesInWordsAndCommentaryAreTheirOwnersToReport() {
    hold(HEAD, ADDRESS, () -> own("school-visits"), () -> own("staff-engagement"));

    var figure = Map.of("period", "2026-09-30", "value", "30", "source", "Counted");
    var entering = VISITS + "/observations/new";
    assertEquals(303, owner.send(owner.open(entering), entering, figure).status());
    var state = Map.of("state", "OFF_TRACK", "reason", "Few answered");
    assertEquals(303, owner.send(owner.open(ENGAGEMENT), ENGAGEMENT, state).status());
    assertEquals(HEAD, owner.open("/measures/staff-engagement/owner").summary("Owner"), "it stays");
    var asked = owner.open("/my-work").text("#asked-caption ~ tbody");
    assertTrue(asked.contains("Say why it is off track"), asked);
    var writing = "/measures/staff-engagement/commentary/2026-09-30";
    assertEquals(
        303, owner.send(owner.open(writing), writing, QuarterReview.commentary()).status());

    assertRefused(other.open(entering), "This belongs to Head of Libraries now");
    assertRefused(other.open(ENGAGEMENT), "This belongs to Head of Libraries now");
    assertRefused(other.open(writing), "This belongs to Head of Libraries now");
    assertRefused(
        owner.open(VISITS + "/owner/change"), "Its figure says how it stands. Ask a strategy lead");
  }

  @Test
  void whoHoldsAPostIsRemindedAsItComesDueAndEachWeekThatItIsOverdue() throws Exception {
    milestone(HEAD, 5);
    hold(HEAD, ADDRESS);
    var sent = mails();

    atOnce(() -> remind(), () -> remind());
    assertEquals("0 reminders written", remind());
    var mails =
        await().until(() -> TestServers.mail().receivedBy(ADDRESS), got -> got.size() > sent);
    assertEquals(sent + 1, mails.size());
    var mail = mails.get(mails.size() - 1);
    assertTrue(mail.html().contains(PILOT), mail.html());
    assertTrue(mail.text().contains("due by"), mail.text());

    clock.advance(Duration.ofDays(7));
    assertEquals("1 reminder written", remind());
    assertEquals("0 reminders written", remind());
    clock.advance(Duration.ofDays(7));
    assertEquals("1 reminder written", remind());
    var page = lead.open("/posts").text("tbody");
    assertTrue(page.contains("8 December 2026 at midday, of 1"), page);
    assertTrue(page.contains("since 24 November 2026 at midday"), page);
    assertTrue(page.contains("24 November 2026 at midday, of 1"), page);
    assertTrue(owner.open("/my-work").text("main").contains("Overdue"));
  }

  @Test
  void nobodyIsRemindedOfAPostThatIsNotTheirsAnyMore() {
    milestone(HEAD, 5);
    assertEquals("0 reminders written", remind());
    hold(HEAD, ADDRESS);
    TestServers.mail()
        .whileAway(
            () -> {
              remind();
              hold(HEAD, "next@council.example");
            });

    assertEquals(0, Database.number("SELECT count(*) FROM mail"));
    assertEquals(0, mails());
  }

  @Test
  void onlyALeadSaysWhoHoldsAPostAndNoneUndoesWhatAnotherSaid() {
    milestone(HEAD, 5);
    var path = "/posts/holder?post=head+of+libraries";
    var form = lead.open(path);
    assertEquals(400, post(form, "nobody").status());
    assertEquals(400, post(form, "").status());
    hold(HEAD, ADDRESS);
    assertEquals(409, post(form, "late@council.example").status());
    assertTrue(lead.open("/posts").text("tbody").contains(ADDRESS));
    assertEquals(303, post(lead.open(path), "").status());
    assertTrue(lead.open("/posts").text("tbody").contains("Nobody"));
    assertEquals(404, lead.open("/posts/holder?post=Nobody").status());
    assertEquals(403, owner.open("/posts").status());
  }

  private static void assertRefused(Page page, String words) {
    assertEquals(403, page.status());
    assertTrue(page.text("main").contains(words), page.text("main"));
  }

  private static int mails() {
    return TestServers.mail().receivedBy(ADDRESS).size();
  }

  private String remind() {
    try {
      return jobs.stream()
          .filter(job -> job.name().equals("remind-owners"))
          .findFirst()
          .orElseThrow()
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Page post(Page form, String address) {
    return lead.send(form, "/posts/holder", Map.of("address", address));
  }

  private void hold(String post, String address, Runnable... before) {
    for (var each : before) {
      each.run();
    }
    var path = "/posts/holder?post=" + post.replace(' ', '+');
    assertEquals(303, post(lead.open(path), address).status());
  }

  private void own(String measure) {
    var path = "/measures/%s/owner/change".formatted(measure);
    var typed = Map.of("owner", HEAD, "reason", "Agreed");
    assertEquals(303, lead.send(lead.open(path), path, typed).status());
  }

  private void milestone(String post, int days) {
    var due = London.today(clock).plusDays(days);
    var typed = new HashMap<String, String>();
    typed.put("state", "ON_TRACK");
    typed.put("owner", post);
    typed.put("reason", "Agreed with the board");
    put(typed, "dueOn", due.plusDays(30));
    put(typed, "nextUpdate", due);
    assertEquals(303, lead.send(lead.open(PILOT), PILOT, typed).status());
  }

  private static void put(Map<String, String> typed, String field, LocalDate day) {
    typed.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    typed.put(field + "-month", String.valueOf(day.getMonthValue()));
    typed.put(field + "-year", String.valueOf(day.getYear()));
  }
}
