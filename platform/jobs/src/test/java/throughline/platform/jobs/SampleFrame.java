package throughline.platform.jobs;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.frame.NavigationEntry;
import throughline.platform.web.frame.ServiceFrame;

@Singleton
class SampleFrame implements ServiceFrame {

  @Override
  public String serviceName() {
    return "Sample jobs";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(NavigationEntry.forRoles("Jobs", "/jobs", "administrator"));
  }
}
