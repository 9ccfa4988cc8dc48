package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.frame.NavigationEntry;
import throughline.platform.web.frame.ServiceFrame;

@Singleton
class SampleFrame implements ServiceFrame {

  @Override
  public String serviceName() {
    return "Sample mails";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(NavigationEntry.forRoles("Mails", "/mails", "administrator"));
  }
}
