package throughline.tracker;

import io.quarkus.test.junit.QuarkusTest;
import throughline.platform.testing.DescribedApi;

@QuarkusTest
class ApiDescriptionTest extends DescribedApi {

  ApiDescriptionTest() {
    super("throughline.tracker");
  }
}
