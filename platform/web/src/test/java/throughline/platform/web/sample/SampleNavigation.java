package throughline.platform.web.sample;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import throughline.platform.web.layout.NavigationEntry;
import throughline.platform.web.layout.ServiceNavigation;

@Singleton
class SampleNavigation implements ServiceNavigation {

  @Override
  public String serviceName() {
    return "Sample notes";
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        NavigationEntry.forEveryone("Overview", "/"),
        NavigationEntry.forRoles("Write a note", "/notes/new", "volunteer"),
        NavigationEntry.forRoles("Figures", "/figures", "volunteer", "strategy-lead"),
        NavigationEntry.forRoles("Approve", "/approve", "volunteer-coordinator"));
  }

  @Override
  public Optional<NavigationEntry> withoutAccount() {
    return Optional.of(NavigationEntry.forEveryone("Your own notes", "/own"));
  }

  @Override
  public List<String> openToSearchEngines() {
    return List.of("/$");
  }
}
