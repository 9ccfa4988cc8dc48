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
    // A paper is made when its test says so.
    return !endpoint.name().toLowerCase(Locale.ROOT).endsWith("broken")
        && !endpoint.path().equals("/paper");
  }

  @Override
  protected Set<String> keepFiles() {
    return Set.of("PicturePages.show", "SheetPages.send");
  }
}
