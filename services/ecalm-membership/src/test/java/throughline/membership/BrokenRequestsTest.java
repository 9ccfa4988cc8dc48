package throughline.membership;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import throughline.platform.testing.BrokenRequests;
import throughline.platform.testing.Endpoint;

@QuarkusTest
class BrokenRequestsTest extends BrokenRequests {

  BrokenRequestsTest() {
    super("throughline.membership");
  }

  @Override
  protected Map<String, String> typed(Endpoint endpoint) {
    return endpoint.path().equals("/files/new")
        ? Map.of("office", "OXFORD")
        : Map.of("kind", "LOANS", "batch", "broken-files");
  }

  @Override
  protected String addressOf(Endpoint endpoint) {
    return endpoint.path().equals("/family/records/{id}/{change}")
        ? super.addressOf(endpoint).replaceFirst("[^/]+$", "name")
        : super.addressOf(endpoint);
  }
}
