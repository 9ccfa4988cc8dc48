package throughline.platform.web.provider;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The sign-in settings of production, which other tests replace, and {@link TestProvider}. */
public class WithTestProvider implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestProvider.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return false;
  }
}
