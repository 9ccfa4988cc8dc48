package throughline.platform.web.layout;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import throughline.platform.web.settings.SuiteLink;
import throughline.platform.web.settings.WebSettings;

/**
 * What {@code layout.html} shows around every page: {@code {inject:layout.serviceName}} and so on.
 */
@RequestScoped
@Named("layout")
public class Layout {

  public record Link(String label, String path, boolean current, boolean exact) {}

  private final Instance<ServiceNavigation> service;
  private final Instance<WaitingForYou> waiting;
  private final WebSettings suite;
  private final CurrentPerson person;
  private final RoutingContext request;
  private final Assets assets;
  private boolean nameless;
  private boolean isError;

  Layout(
      Instance<ServiceNavigation> service,
      Instance<WaitingForYou> waiting,
      WebSettings suite,
      CurrentPerson person,
      RoutingContext request,
      Assets assets) {
    this.service = service;
    this.waiting = waiting;
    this.suite = suite;
    this.person = person;
    this.request = request;
    this.assets = assets;
  }

  public String serviceName() {
    return service.get().serviceName();
  }

  /** The entries this person may see; the longest one that leads here is the current one. */
  public List<Link> navigation() {
    List<NavigationEntry> visible =
        withoutAccount() == null
            ? service.get().navigation().stream().filter(this::isVisible).toList()
            : service.get().navigationWithoutAccount();
    Optional<NavigationEntry> current = entryOf(request.normalizedPath(), visible);
    return visible.stream().map(entry -> link(entry, current)).toList();
  }

  /** What the navigation calls the part of the service that a page belongs to, by its path. */
  public Optional<String> labelOf(String path) {
    return entryOf(path, service.get().navigation()).map(NavigationEntry::label);
  }

  private static Optional<NavigationEntry> entryOf(String path, List<NavigationEntry> entries) {
    return entries.stream()
        .filter(entry -> leadsTo(path, entry))
        .max(Comparator.comparingInt(entry -> entry.path().length()));
  }

  /**
   * The services that the person's roles open, for the switcher in the header; none if that is one
   * alone, and where nobody need be signed in.
   */
  public List<SuiteLink> services() {
    if (withoutAccount() != null) {
      return List.of();
    }
    List<SuiteLink> open =
        suite.services().orElse(List.of()).stream()
            .filter(link -> link.roles().stream().anyMatch(person::hasRole))
            .toList();
    return open.size() > 1 ? open : List.of();
  }

  public boolean isHere(SuiteLink link) {
    return link.address().equals(suite.publicUrl());
  }

  /** Where people begin who have no account, if this page is for them; else null. */
  public NavigationEntry withoutAccount() {
    return service
        .get()
        .withoutAccount()
        .filter(entry -> leadsTo(request.normalizedPath(), entry))
        .orElse(null);
  }

  /** Where the service's name leads. */
  public String start() {
    return withoutAccount() == null ? "/" : withoutAccount().path();
  }

  public boolean demonstration() {
    return suite.demonstration();
  }

  public CurrentPerson person() {
    return person;
  }

  /**
   * Leaves out who is signed in: for a page that a browser keeps for the time without a network.
   */
  public void withoutName() {
    nameless = true;
  }

  public boolean showsName() {
    return !nameless;
  }

  /**
   * What waits for the reader; null for whom nothing can wait, beside an error, and where nobody
   * need be signed in.
   */
  public WaitingForYou.Waits waiting() {
    if (isError || withoutAccount() != null || !person.signedIn() || !waiting.isResolvable()) {
      return null;
    }
    try {
      return waiting.get().waits().orElse(null);
    } catch (RuntimeException databaseAway) {
      // A page that needs no database, such as the help, is drawn without it.
      return null;
    }
  }

  /** For an error page, whose thread must not block and whose database may be away. */
  public void besideError() {
    isError = true;
  }

  public List<String> everyPage() {
    return assets.everyPage();
  }

  /**
   * The path of a script of the service, which changes with its content.
   *
   * @param file with the name of its {@link ScriptBundle} before it: "desk/desk.js"
   */
  public String bundled(String file) {
    return assets.path(file);
  }

  public List<String> allAssets() {
    return assets.paths();
  }

  public String stylesheet() {
    return assets.path("throughline.css");
  }

  public String script() {
    return assets.path("throughline.js");
  }

  public String placePicker() {
    return assets.path("place-picker.js");
  }

  public String scan() {
    return assets.path("scan.js");
  }

  public String icon() {
    return assets.path("throughline.svg");
  }

  private boolean isVisible(NavigationEntry entry) {
    return entry.roles().isEmpty() || entry.roles().stream().anyMatch(person::hasRole);
  }

  private static boolean leadsTo(String path, NavigationEntry entry) {
    return path.equals(entry.path())
        || !entry.path().equals("/") && path.startsWith(entry.path() + "/");
  }

  private Link link(NavigationEntry entry, Optional<NavigationEntry> current) {
    boolean isCurrent = current.filter(entry::equals).isPresent();
    boolean isThisPage = isCurrent && request.normalizedPath().equals(entry.path());
    return new Link(entry.label(), entry.path(), isCurrent, isThisPage);
  }
}
