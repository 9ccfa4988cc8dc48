package throughline.volunteers;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

@Singleton
class VolunteersNavigation implements ServiceNavigation {
  @Override
  public String serviceName() {
    return "Volunteer hours";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        NavigationEntry.forRoles(
            "Start", "/", Roles.VOLUNTEER, Roles.COORDINATOR, Roles.ADMINISTRATOR),
        NavigationEntry.forEveryone("Roles", "/roles"),
        NavigationEntry.forRoles("Your hours", "/hours", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Log hours", "/hours/new", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Your roles", "/standing", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Your rota", "/my-rota", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Today", "/today", Roles.COORDINATOR),
        NavigationEntry.forRoles("The week", "/rota", Roles.COORDINATOR),
        NavigationEntry.forRoles("Volunteers", "/people", Roles.COORDINATOR),
        NavigationEntry.forRoles("Applications", "/applications", Roles.COORDINATOR),
        NavigationEntry.forRoles("Hours to approve", "/approvals", Roles.COORDINATOR),
        NavigationEntry.forRoles("Renewals", "/renewals", Roles.COORDINATOR),
        NavigationEntry.forRoles("Mails", "/mails", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Your ideas", "/ideas", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Ideas to answer", "/ideas/waiting", Roles.COORDINATOR),
        NavigationEntry.forRoles("Reported hours", "/reported", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR));
  }

  @Override
  public List<String> openToSearchEngines() {
    return List.of("/roles$", "/roles/", "/you-said$");
  }
}
