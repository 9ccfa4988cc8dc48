package throughline.membership.shared;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

@Singleton
class MembershipNavigation implements ServiceNavigation {
  @Override
  public String serviceName() {
    return "Every child a library member";
  }

  @Override
  public Optional<NavigationEntry> withoutAccount() {
    return Optional.of(NavigationEntry.forEveryone("What the library holds", "/family"));
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        NavigationEntry.forRoles(
            "Start",
            "/",
            Roles.REGISTRAR,
            Roles.LIBRARY_STAFF,
            Roles.LIBRARY_SYSTEM,
            Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Find a child", "/find", Roles.REGISTRAR, Roles.LIBRARY_STAFF),
        NavigationEntry.forRoles("Enrol a newborn", "/enrolments/new", Roles.REGISTRAR),
        NavigationEntry.forRoles("Files", "/files", Roles.REGISTRAR),
        NavigationEntry.forRoles("Cards", "/cards", Roles.REGISTRAR),
        NavigationEntry.forRoles("Who was asked", "/coverage", Roles.REGISTRAR),
        NavigationEntry.forRoles("Library system", "/library-system", Roles.LIBRARY_STAFF),
        NavigationEntry.forRoles("Held files", "/held-files", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles(
            "Use of libraries", "/use", Roles.LIBRARY_STAFF, Roles.LIBRARY_SYSTEM),
        NavigationEntry.forRoles("Jobs", "/jobs", Roles.ADMINISTRATOR),
        NavigationEntry.forRoles("Mails", "/mails", Roles.ADMINISTRATOR));
  }
}
