package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * What a registrar wrote down without a network outlives whoever signs in next on the same browser:
 * it is sealed, counted for its office, and sent or deleted by that office alone.
 */
@EndToEnd
class OfflineDeskColleagueTest {
  private static final String SEND = "Send it now";

  /** When the only enrolment on the device changed last. */
  private static final String CHANGED =
      """
      () => new Promise(resolve => {
        const opening = indexedDB.open('desk')
        opening.onsuccess = () => {
          const rows = opening.result.transaction('drafts').objectStore('drafts').getAll()
          rows.onsuccess = () => {
            opening.result.close()
            resolve(String(rows.result[0].changed))
          }
        }
      })
      """;

  private final Suite suite;
  private final Person first;

  OfflineDeskColleagueTest(Suite suite) {
    this.suite = suite;
    // Of an office at which no other test leaves a device behind.
    this.first = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
  }

  @Test
  void aColleagueSendsWhatIsThenRecordedAsTheFirstOnes() {
    Person second = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      List<String> cards = List.of(writtenDown(desk, "Zenobia"), writtenDown(desk, "Quillon"));
      leave(desk);
      try (Visitor colleague = new Visitor(suite, second, desk.page().context())) {
        Page page = colleague.open(SuiteService.MEMBERSHIP, "/");
        assertThat(status(page)).containsText("2 enrolments of a colleague wait on this device");
        colleague.look("membership-start-sealed");
        assertEquals("2", notSent(page));
        colleague.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        assertThat(sealed(page)).hasCount(2);
        assertThat(page.getByText("Zenobia")).hasCount(0);
        String all = desk.everythingOnTheDevice(page);
        List.of("Zenobia", "Quillon", cards.get(0), cards.get(1))
            .forEach(text -> assertFalse(all.contains(text), text));
        colleague.look("membership-waiting-sealed");

        page.getByRole(AriaRole.BUTTON, named(SEND)).first().click();
        assertThat(sealed(page)).hasCount(1);
        page.getByRole(AriaRole.BUTTON, named(SEND)).first().click();
        assertThat(sealed(page)).hasCount(0);
        assertThat(sent(page)).hasCount(2);

        assertEquals(2, desk.membersWith(cards));
        for (String card : cards) {
          assertEquals(List.of(suite.people().subject(first)), desk.actors("ENROLLED", card));
          assertEquals(
              List.of(suite.people().subject(second)), desk.actors("SENT_FOR_ANOTHER", card));
        }
        colleague.open(SuiteService.MEMBERSHIP, "/");
        assertThat(status(page)).hasText("You are online.");
        assertEquals("0", notSent(page));
      }
    }
  }

  @Test
  void somebodyOfAnotherOfficeNeitherLosesNorReadsNorSendsIt() {
    Person elsewhere = suite.people().demo("registrar-banbury");
    int before = notSentByItsOffice();
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      String card = writtenDown(desk, "Marmaduke");
      leave(desk);
      try (Visitor other = new Visitor(suite, elsewhere, desk.page().context())) {
        Page page = other.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        assertThat(sealed(page)).hasCount(1);
        assertThat(sealed(page)).containsText("another registration office");
        assertThat(page.getByRole(AriaRole.BUTTON, named(SEND))).hasCount(0);
        assertThat(page.getByText("Marmaduke")).hasCount(0);
        other.open(SuiteService.MEMBERSHIP, "/");
        assertEquals("0", notSent(page));
        assertThat(status(page)).containsText("1 enrolment of a colleague waits on this device");
        assertEquals(before + 1, notSentByItsOffice());
        other.follow("Sign out");
        assertThat(other.heading("You have signed out")).isVisible();
        registrar.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        assertThat(desk.line("Sent: the card can be used")).hasCount(1);
        assertEquals(List.of(suite.people().subject(first)), desk.actors("ENROLLED", card));
      }
    }
  }

  /** As another desk of that office shows it: devices of other tests may wait, too. */
  private int notSentByItsOffice() {
    Person colleague = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
    try (Visitor desk = suite.desk(colleague)) {
      return Integer.parseInt(notSent(desk.open(SuiteService.MEMBERSHIP, "/")));
    }
  }

  @Test
  void onlyADecisionWithAReasonDeletes() {
    Person second = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      String card = writtenDown(desk, "Peregrine");
      leave(desk);
      try (Visitor colleague = new Visitor(suite, second, desk.page().context())) {
        Page page = colleague.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        press(page, "Delete");
        press(page, "Yes, delete it");
        assertThat(page.getByText("Choose why it is deleted")).isVisible();
        colleague.look("membership-waiting-delete");
        page.getByLabel("Why is it deleted?").selectOption("WRITTEN_TWICE");
        press(page, "Yes, delete it");
        assertThat(sealed(page)).hasCount(0);
        assertEquals(0, desk.membersWith(List.of(card)));
        assertEquals(
            List.of(suite.people().subject(second) + ": It was written down twice"),
            desk.deletions(suite.people().subject(first)));
        page.reload();
        assertThat(page.getByText("Nothing waits on this device.")).isVisible();
      }
    }
  }

  @Test
  void whatWasOpenToBeChangedIsNotLostEither() {
    Person second = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      String card = writtenDown(desk, "Ignatius");
      desk.open(DeskWithoutNetwork.WAITING);
      desk.page().getByText("Open the form").click();
      Locator name = desk.page().getByLabel("Child’s given names");
      assertThat(name).hasValue("Ignatius");
      Object before = desk.page().evaluate(CHANGED);
      name.fill("Ignatia");
      await().pollInSameThread().until(() -> !before.equals(desk.page().evaluate(CHANGED)));
      leave(desk);
      try (Visitor colleague = new Visitor(suite, second, desk.page().context())) {
        Page page = colleague.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        press(page, SEND);
        assertThat(sent(page)).isVisible();
        assertEquals(List.of(suite.people().subject(first)), desk.actors("ENROLLED", card));
      }
    }
  }

  @Test
  void whatTheServiceRefusesAColleaguePutsRight() {
    Person second = suite.people().createAt("Registrar", "registrar@WITNEY", "registrar");
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      String card = writtenDown(desk, "Hyacinth");
      desk.giveElsewhere(card);
      leave(desk);
      try (Visitor colleague = new Visitor(suite, second, desk.page().context())) {
        Page page = colleague.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        press(page, SEND);
        assertThat(sealed(page)).containsText("This card was already given");
        colleague.look("membership-waiting-sealed-refused");
        press(page, "Put it right yourself");
        assertThat(page.getByLabel("Child’s given names")).hasValue("Hyacinth");
        page.getByLabel("Card number").fill(EnrolmentForm.newCardNumber());
        press(page, "Enrol");
        assertThat(colleague.heading("Enrolled as a library member")).isVisible();
        colleague.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        assertThat(sent(page)).isVisible();
        assertEquals(List.of(), desk.actors("SENT_FOR_ANOTHER", card), "it is their own now");
      }
    }
  }

  private static Locator sent(Page page) {
    return page.getByText("Sent: the card can be used");
  }

  private String writtenDown(DeskWithoutNetwork desk, String givenNames) {
    desk.loseTheNetwork();
    desk.open(DeskWithoutNetwork.FORM);
    String card = desk.enrol(givenNames);
    desk.isWrittenDown();
    return card;
  }

  /** The first one's session ends without a word; then there is a network. */
  private void leave(DeskWithoutNetwork desk) {
    String form = suite.address(SuiteService.MEMBERSHIP) + DeskWithoutNetwork.FORM;
    suite.people().signOutEverywhere(first);
    await().pollInSameThread().until(() -> new CopiedCookies(desk.page()).open(form) == 302);
    desk.findTheNetwork();
  }

  /** What the start page of the office counts, once the device has said it. */
  private static String notSent(Page page) {
    String[] said = {""};
    await()
        .pollInSameThread()
        .until(
            () -> {
              page.reload();
              page.waitForLoadState();
              String now = notSentAtOnce(page);
              boolean isSettled = now.equals(said[0]);
              said[0] = now;
              return isSettled;
            });
    return said[0];
  }

  private static String notSentAtOnce(Page page) {
    Locator card =
        page.locator(".tl-card")
            .filter(new Locator.FilterOptions().setHasText("Not sent from devices"));
    return card.count() == 0 ? "0" : card.innerText().replaceAll("(?s)\\D*(\\d+).*", "$1");
  }

  private static Locator sealed(Page page) {
    return page.locator("[data-sealed-line]");
  }

  private static Locator status(Page page) {
    return page.locator("[data-desk] [role=status]");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
  }

  private static Page.GetByRoleOptions named(String button) {
    return new Page.GetByRoleOptions().setName(button).setExact(true);
  }
}
