package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

@Singleton
class SampleNavigation implements ServiceNavigation {

  @Override
  public String serviceName() {
    return "Sample mails";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(NavigationEntry.forRoles("Mails", "/mails", "administrator"));
  }
}
