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
        forBoth("Dashboard", "/"),
        forBoth("The plan", "/plan"),
        forBoth("Libraries", "/libraries"),
        forBoth("Reviews", "/reviews"),
        forBoth("Milestones", "/milestones"),
        forBoth("Register", "/register"),
        forBoth("Population", "/population"),
        forBoth("Search", "/search"),
        NavigationEntry.forRoles("Events set aside", "/dead-events", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR));
  }

  private static NavigationEntry forBoth(String label, String path) {
    return NavigationEntry.forRoles(label, path, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR);
  }
}
