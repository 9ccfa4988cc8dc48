package throughline.tracker.shared;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

/** What the page layout shows of this service. */
@Singleton
class TrackerNavigation implements ServiceNavigation {

  private static final String PUBLISHED = "/published";

  @Override
  public String serviceName() {
    return "Plan tracker";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        forAll("Are we on track?", "/"),
        forAll("The plan", "/plan"),
        forAll("My work", "/my-work"),
        forAll("Libraries", "/libraries"),
        forAll("Milestones", "/milestones"),
        forAll("Reviews", "/reviews"),
        NavigationEntry.forRoles("Releases", "/releases", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        forAll("Register", "/register"),
        forAll("Population", "/population"),
        forAll("Search", "/search"),
        NavigationEntry.forRoles("Events set aside", "/dead-events", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Mails", "/mails", Roles.ADMINISTRATOR));
  }

  @Override
  public Optional<NavigationEntry> withoutAccount() {
    return Optional.of(NavigationEntry.forEveryone("Published figures", PUBLISHED));
  }

  @Override
  public List<NavigationEntry> navigationWithoutAccount() {
    return List.of(
        NavigationEntry.forEveryone("Progress", PUBLISHED),
        NavigationEntry.forEveryone("Measures", PUBLISHED + "/measures"),
        NavigationEntry.forEveryone("Libraries", PUBLISHED + "/libraries"),
        NavigationEntry.forEveryone("Releases", PUBLISHED + "/releases"));
  }

  @Override
  public List<String> openToSearchEngines() {
    return List.of(PUBLISHED);
  }

  private static NavigationEntry forAll(String label, String path) {
    return NavigationEntry.forRoles(
        label, path, Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR);
  }
}
