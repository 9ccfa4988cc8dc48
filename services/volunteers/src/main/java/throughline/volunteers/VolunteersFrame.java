package throughline.volunteers;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.frame.NavigationEntry;
import throughline.platform.web.frame.ServiceFrame;

@Singleton
class VolunteersFrame implements ServiceFrame {

  @Override
  public String serviceName() {
    return "Volunteer hours";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        NavigationEntry.forRoles("Your hours", "/hours", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Log hours", "/hours/new", Roles.VOLUNTEER),
        NavigationEntry.forRoles("Hours to approve", "/approvals", Roles.COORDINATOR));
  }
}
