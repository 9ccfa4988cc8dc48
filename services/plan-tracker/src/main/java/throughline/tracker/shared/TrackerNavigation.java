package throughline.tracker.shared;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

/** What the page layout shows of this service. */
@Singleton
class TrackerNavigation implements ServiceNavigation {

  @Override
  public String serviceName() {
    return "Plan tracker";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        forAll("Dashboard", "/"),
        forAll("The plan", "/plan"),
        forAll("Libraries", "/libraries"),
        forAll("Reviews", "/reviews"),
        forAll("Milestones", "/milestones"),
        forAll("Register", "/register"),
        forAll("Population", "/population"),
        forAll("Search", "/search"),
        NavigationEntry.forRoles("Events set aside", "/dead-events", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR));
  }

  private static NavigationEntry forAll(String label, String path) {
    return NavigationEntry.forRoles(
        label, path, Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR);
  }
}
