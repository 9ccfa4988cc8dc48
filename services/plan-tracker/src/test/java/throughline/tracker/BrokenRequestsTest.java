package throughline.tracker;

import io.quarkus.test.junit.QuarkusTest;
import throughline.platform.testing.BrokenRequests;

@QuarkusTest
class BrokenRequestsTest extends BrokenRequests {

  BrokenRequestsTest() {
    super("throughline.tracker");
  }
}
