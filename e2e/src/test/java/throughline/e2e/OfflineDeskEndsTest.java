package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.local.SuiteService;

/** When what was typed without a network leaves the device, and for whom it is there until then. */
@EndToEnd
class OfflineDeskEndsTest {
  private static final String KEPT =
      """
      async () => [...await caches.keys(), ...(await indexedDB.databases()).map(each => each.name)].join()
      """;

  /** What opens anything of it. */
  private static final String KEYS =
      """
      () => new Promise(resolve => {
        const opening = indexedDB.open('desk')
        opening.onsuccess = () => {
          const keys = opening.result.transaction('owner').objectStore('owner').getAllKeys()
          keys.onsuccess = () => {
            opening.result.close()
            resolve(keys.result.join())
          }
        }
      })
      """;

  private final Suite suite;

  OfflineDeskEndsTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void whoSignsOutIsAskedFirstAndLeavesOnlyWhatIsSealed() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      DeskWithoutNetwork desk = refusedAt(registrar, "Philomena");
      registrar.open(SuiteService.MEMBERSHIP, "/find");
      registrar.follow("Sign out");
      assertThat(desk.heading("Sign out before it is sent?")).isVisible();
      assertThat(desk.page().getByText("1 enrolment was not sent yet.")).isVisible();
      registrar.look("membership-leaving");
      desk.press("Stay signed in");
      assertThat(desk.line("Philomena Demonstration")).isVisible();

      registrar.follow("Sign out");
      desk.press("Sign out and leave them here");
      assertThat(registrar.heading("You have signed out")).isVisible();
      assertEquals("desk", desk.page().evaluate(KEPT), "no page is kept");
      assertEquals("", desk.page().evaluate(KEYS));

      registrar.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
      assertThat(desk.line("Philomena Demonstration")).containsText("already given");
      desk.press("Delete from this device");
      desk.page().getByLabel("Why is it deleted?").selectOption("WRITTEN_TWICE");
      desk.press("Yes, delete it");
      assertThat(desk.page().getByText("Nothing waits on this device.")).isVisible();
      registrar.follow("Sign out");
      assertThat(registrar.heading("You have signed out")).isVisible();
      assertEquals("", desk.page().evaluate(KEPT));
    }
  }

  @Test
  void whoSignsInAfterSomebodyElseSeesNothingOfTheirs() {
    Person first = suite.people().demo("registrar");
    try (Visitor registrar = suite.desk(first)) {
      DeskWithoutNetwork desk = refusedAt(registrar, "Rosalind");
      endSessionOf(first, desk.page());
      Person second = suite.people().demo("registrar-banbury");
      try (Visitor other = new Visitor(suite, second, desk.page().context())) {
        Page page = other.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
        assertThat(page.locator("[role=status]"))
            .containsText("1 enrolment of a colleague waits on this device, sealed");
        assertThat(page.locator("[data-sealed-line]")).hasCount(1);
        assertThat(page.getByText("Rosalind")).hasCount(0);
      }
    }
  }

  @Test
  void whatWaitsWhenTheSessionEndsIsSentAfterSigningInAgain() {
    Person person = suite.people().demo("registrar");
    try (Visitor registrar = suite.desk(person)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      String card = desk.enrol("Wilhelmina");
      desk.isWrittenDown();
      desk.open(DeskWithoutNetwork.WAITING);
      suite.people().signOutEverywhere(person);

      desk.findTheNetwork();
      assertThat(desk.status()).containsText("You are signed out.");
      assertThat(desk.line("Wilhelmina Demonstration")).containsText("Waiting to be sent");
      desk.page().getByText("Sign in again").click();
      registrar.signInIfAsked();
      assertThat(desk.line("Sent: the card can be used")).isVisible();
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  @Test
  void aBrowserThatIsClosedAndOpenedAgainWithoutANetworkStillHasIt(@TempDir Path profile) {
    Person person = suite.people().demo("registrar");
    String card;
    try (Visitor registrar = suite.deskOnDisk(person, profile)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      card = desk.enrol("Ermintrude");
      desk.isWrittenDown();
    }
    try (Visitor registrar = suite.deskOnDisk(person, profile)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.withoutNetwork(suite, registrar);
      desk.open("/");
      assertThat(desk.line("Ermintrude Demonstration")).containsText("Waiting to be sent");
      desk.open(DeskWithoutNetwork.FORM);
      assertThat(desk.page().getByLabel("Child’s given names")).isEmpty();

      desk.findTheNetwork();
      registrar.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.WAITING);
      assertThat(desk.line("Sent: the card can be used")).isVisible();
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  /** A desk on which an enrolment waits to be put right. */
  private DeskWithoutNetwork refusedAt(Visitor registrar, String givenNames) {
    DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
    desk.loseTheNetwork();
    desk.open(DeskWithoutNetwork.FORM);
    String card = desk.enrol(givenNames);
    desk.isWrittenDown();
    desk.giveElsewhere(card);
    desk.findTheNetwork();
    assertThat(desk.line(givenNames)).containsText("This card was already given");
    return desk;
  }

  private void endSessionOf(Person person, Page page) {
    String form = suite.address(SuiteService.MEMBERSHIP) + DeskWithoutNetwork.FORM;
    suite.people().signOutEverywhere(person);
    await().pollInSameThread().until(() -> new CopiedCookies(page).open(form) == 302);
  }
}
