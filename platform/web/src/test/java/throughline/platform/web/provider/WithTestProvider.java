package throughline.platform.web.provider;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The sign-in settings of production, which other tests replace, and {@link TestProvider}. */
// On purpose: the settings of sign-in are read when an application starts.
public class WithTestProvider implements QuarkusTestProfile {

  /** Enough for every test that does not count them. */
  public static final int FORMS_OF_STRANGERS = 12;

  /** Connections that a test has ended are noticed at once. */
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.datasource.jdbc.validate-on-borrow",
        "true",
        "throughline.limits.strangers.forms",
        Integer.toString(FORMS_OF_STRANGERS));
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestProvider.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return false;
  }
}
