package throughline.bookings;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

@Singleton
class BookingsNavigation implements ServiceNavigation {
  @Override
  public String serviceName() {
    return "Business and IP Centre";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        NavigationEntry.forEveryone("Sessions", "/"),
        NavigationEntry.forRoles("Your bookings", "/bookings", Roles.ENTREPRENEUR),
        NavigationEntry.forRoles("Open a session", "/sessions/new", Roles.ADVISER, Roles.PARTNER),
        NavigationEntry.forRoles("Registers", "/registers", Roles.ADVISER, Roles.PARTNER),
        NavigationEntry.forRoles("Enquiries", "/enquiries", Roles.ADVISER),
        NavigationEntry.forRoles("The week", "/week", Roles.ADVISER),
        NavigationEntry.forRoles("What came of it", "/outcomes", Roles.ADVISER),
        NavigationEntry.forRoles("People", "/people", Roles.ADVISER),
        NavigationEntry.forRoles("Venues", "/venues", Roles.ADVISER, Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Mails", "/mails", Roles.ADMINISTRATOR));
  }

  @Override
  public List<String> openToSearchEngines() {
    return List.of("/$", "/?after=", "/sessions/", "/sessions.ics");
  }
}
