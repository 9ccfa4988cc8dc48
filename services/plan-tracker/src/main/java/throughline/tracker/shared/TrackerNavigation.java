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
        NavigationEntry.forRoles("Dashboard", "/", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("The plan", "/plan", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles(
            "Libraries", "/libraries", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Reviews", "/reviews", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles(
            "Milestones", "/milestones", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Register", "/register", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles(
            "Population", "/population", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Search", "/search", Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Events set aside", "/dead-events", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR));
  }
}
