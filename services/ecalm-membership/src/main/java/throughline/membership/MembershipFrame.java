package throughline.membership;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.frame.NavigationEntry;
import throughline.platform.web.frame.ServiceFrame;

@Singleton
class MembershipFrame implements ServiceFrame {

  @Override
  public String serviceName() {
    return "Every child a library member";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(NavigationEntry.forRoles("Enrol a newborn", "/enrolments/new", Roles.REGISTRAR));
  }
}
