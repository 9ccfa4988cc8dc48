package throughline.platform.web;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Set;
import throughline.platform.testing.BrokenRequests;
import throughline.platform.testing.Endpoint;

@QuarkusTest
class BrokenRequestsTest extends BrokenRequests {

  BrokenRequestsTest() {
    super("throughline.platform.web.sample");
  }

  @Override
  protected boolean walks(Endpoint endpoint) {
    return !endpoint.name().toLowerCase(Locale.ROOT).endsWith("broken");
  }

  @Override
  protected Set<String> keepFiles() {
    return Set.of("PicturePages.show", "SheetPages.send");
  }
}
