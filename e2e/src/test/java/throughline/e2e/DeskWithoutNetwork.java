package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** A registrar's browser that can lose the network, and whatever page it shows at the moment. */
final class DeskWithoutNetwork {
  static final String FORM = "/enrolments/new";
  static final String KEPT_FORM = "/enrolments/offline";
  static final String WAITING = "/enrolments/waiting";

  private static final String PAGES_ARE_KEPT =
      """
      async () => navigator.serviceWorker.controller !== null
        && await caches.match('/enrolments/offline') !== undefined
      """;

  private static final String EVERYTHING_ON_THE_DEVICE =
      """
      async () => {
        const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
        for (const name of await caches.keys()) {
          const cache = await caches.open(name)
          for (const request of await cache.keys()) {
            found.push(request.url, await (await cache.match(request)).text())
          }
        }
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise(resolve => {
            const opening = indexedDB.open(name)
            opening.onsuccess = () => resolve(opening.result)
          })
          for (const table of database.objectStoreNames) {
            const rows = await new Promise(resolve => {
              const asked = database.transaction(table).objectStore(table).getAll()
              asked.onsuccess = () => resolve(asked.result)
            })
            found.push(...rows.map(row => JSON.stringify(row, (key, value) =>
              ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value)))
          }
          database.close()
        }
        return found.join('\\n')
      }
      """;

  private final Suite suite;
  private final BrowserContext context;
  private Page page;

  private DeskWithoutNetwork(Suite suite, Page page) {
    this.suite = suite;
    this.context = page.context();
    this.page = page;
  }

  /** Opens the form, and waits until the browser has kept what it needs. */
  static DeskWithoutNetwork of(Suite suite, Visitor visitor) {
    Page page = visitor.open(SuiteService.MEMBERSHIP, FORM);
    await().pollInSameThread().until(() -> (boolean) page.evaluate(PAGES_ARE_KEPT));
    return new DeskWithoutNetwork(suite, page);
  }

  /** One that is opened where there is no network. */
  static DeskWithoutNetwork withoutNetwork(Suite suite, Visitor visitor) {
    DeskWithoutNetwork desk = new DeskWithoutNetwork(suite, visitor.page());
    desk.loseTheNetwork();
    return desk;
  }

  Page page() {
    return page;
  }

  void loseTheNetwork() {
    context.setOffline(true);
  }

  void findTheNetwork() {
    context.setOffline(false);
  }

  void open(String path) {
    page.navigate(suite.address(SuiteService.MEMBERSHIP) + path);
  }

  /** Closes nothing that was there before: the person's first page stays. */
  void closeAndOpen(String path) {
    Page before = page;
    page = context.newPage();
    if (!before.equals(context.pages().get(0))) {
      before.close();
    }
    open(path);
  }

  /** Fills the form in and enrols, as far as that goes; returns the card. */
  String enrol(String givenNames) {
    EnrolmentForm.fill(page, givenNames);
    String card = page.getByLabel("Card number").inputValue();
    press("Enrol");
    return card;
  }

  void press(String button) {
    button(button).click();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void isWrittenDown() {
    assertThat(heading("Written down, not sent yet")).isVisible();
    assertThat(page.getByText("this card is not yet active")).isVisible();
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  Locator status() {
    return page.locator("[data-desk] [role=status]");
  }

  /** What the list says of an enrolment. */
  Locator line(String text) {
    return page.locator("[data-drafts] section")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Each thing that the browser has put away for this service, as text. */
  String everythingOnTheDevice() {
    return everythingOnTheDevice(page);
  }

  /** The same as another page of that browser sees it. */
  String everythingOnTheDevice(Page other) {
    return (String) other.evaluate(EVERYTHING_ON_THE_DEVICE);
  }

  /** Somebody at a desk of Oxford gives the card to a child of their own. */
  void giveElsewhere(String card) {
    Caller other = suite.api(suite.people().demo("registrar"), SuiteService.MEMBERSHIP);
    var library = other.get("/api/libraries").get(0);
    other.post(
        ApiRequest.enrol(
            Today.date(),
            library.get("districtCode").asText(),
            library.get("code").asText(),
            card));
  }

  /** To how many children these cards were given. */
  int membersWith(List<String> cards) {
    return Integer.parseInt(
        asked(
                "SELECT count(DISTINCT member_key)::text FROM card"
                    + " WHERE number = ANY (string_to_array(?, ','))",
                String.join(",", cards))
            .get(0));
  }

  /** Who did this to the record of whoever has the card. */
  List<String> actors(String action, String card) {
    return asked(
        "SELECT subject FROM audit_entry WHERE action = ? AND record_id ="
            + " (SELECT member_key::text FROM card WHERE number = ?)",
        action,
        card);
  }

  /** Who deleted what this person wrote down, and why. */
  List<String> deletions(String subject) {
    return asked(
        "SELECT subject || ': ' || reason FROM audit_entry"
            + " WHERE action = 'DELETED_UNSENT' AND changes::text LIKE '%' || ? || '%'",
        subject);
  }

  private List<String> asked(String query, String... values) {
    try (var connection = suite.stack().database(SuiteService.MEMBERSHIP);
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var rows = statement.executeQuery();
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
